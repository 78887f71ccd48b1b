"""The plain data that every rule below talks about, and the few questions that all of them ask of it."""

Kind = tuple[tuple[int, ...], int, frozenset[int], frozenset[int]]
Entry = tuple[int, int, str, int | None]
History = tuple[Entry, ...]
Claimed = frozenset[int]
Answer = tuple[str, frozenset[str]]

JANUARY = 0
JUNE = 1

STANDARD: Kind = ((1, 2), 3, frozenset({JANUARY, JUNE}), frozenset({JANUARY, JUNE}))
CREATIVE: Kind = ((1, 2), 3, frozenset({JANUARY, JUNE}), frozenset({JUNE}))
ART: Kind = ((1,), 2, frozenset({JUNE}), frozenset({JUNE}))


def answer(failed: set[str], unknown: set[str]) -> Answer:
    """Refused where a condition failed, else undecided where one is unknown, else allowed; with all reasons."""
    if failed:
        return "refused", frozenset(failed | unknown)
    if unknown:
        return "undecided", frozenset(unknown)
    return "allowed", frozenset()


def external_attempts(kind: Kind) -> int:
    """EXT-2, EXT-3, EXT-4, OPEN-10: two attempts at the external; one where it is not offered in January."""
    return 2 if JANUARY in kind[3] else 1


def is_attempt(status: str, absence_uses_attempt: bool) -> bool:
    """OPEN-8: sat and planned entries are attempts; an absence is one only where the switch says so."""
    return status == "sat" or status == "planned" or absence_uses_attempt


def first_offered(seasons: frozenset[int], not_before: int) -> int | None:
    """The first series, from `not_before` on, in one of these seasons (ENT-2, PSA-2); None where there are none."""
    for series in (not_before, not_before + 1):
        if series % 2 in seasons:
            return series
    return None
