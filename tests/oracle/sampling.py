"""The moderation sample (SAMP-1 to SAMP-6)."""

import hashlib
import unicodedata
from collections.abc import Callable, Collection, Mapping

Marks = Mapping[str, int | None]
Sizes = Callable[[int], int]
Review = tuple[str, frozenset[str], tuple[str, ...], tuple[tuple[str, str | None], ...]]


def sample_size(n: int) -> int:
    """SAMP-3: the table of sample sizes by cohort size; nobody for an empty cohort."""
    if n < 0:
        raise ValueError("a cohort is not negative")
    if n <= 15:
        return n
    if n <= 100:
        return 15
    if n <= 200:
        return 20
    return 25


def recordings_required(n: int) -> int:
    """SAMP-4: how many students of a Sport cohort need video."""
    if n < 0:
        raise ValueError("a cohort is not negative")
    if n < 20:
        return n
    if n <= 200:
        return 20
    return 25


def ticket(seed: str, candidate: str) -> str:
    """SAMP-1: the hex SHA-256 of seed, line feed and candidate, in NFC and UTF-8."""
    return hashlib.sha256(unicodedata.normalize("NFC", seed + "\n" + candidate).encode("utf-8")).hexdigest()


def draw(
    marks: Marks, order: list[str], recorded: set[str] | None, sizes: Sizes = sample_size
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """SAMP-1, SAMP-2, SAMP-3, SAMP-4, SAMP-5, OPEN-3, OPEN-4, OPEN-5, OPEN-7, OPEN-18: a draw by ticket.

    First the lowest tickets among those with a mark (and video, where `recorded` is given), then the highest and the
    lowest non-zero where no one with that mark was drawn.
    """
    eligible = [c for c in order if marks[c] is not None and (recorded is None or c in recorded)]
    random_part = eligible[: sizes(len(marks))]
    added: list[str] = []
    for extreme in _extremes(marks):
        if any(marks[c] == extreme for c in random_part + added):
            continue
        for candidate in eligible:
            if marks[candidate] == extreme:
                added.append(candidate)
                break
    return tuple(random_part), tuple(added)


def review(
    requested: Collection[str],
    marks: Marks,
    sport: bool,
    order: list[str],
    expected: Mapping[str, int],
    recorded: set[str] | None,
    sizes: Sizes = sample_size,
    everyone: int = 15,
    videos: Sizes = recordings_required,
    whole: bool | None = None,
) -> Review:
    """SAMP-1 to SAMP-6, OPEN-3, OPEN-4, OPEN-5, OPEN-6, OPEN-7, OPEN-18, OPEN-38, OPEN-39, OPEN-40, OPEN-48.

    A request put right, in this order: in a cohort of at most 15 everyone with a mark; each absent one (those with an expected mark first, in order of their numbers) out
    for the nearest mark that is not in yet; the two extremes. The verdict judges what comes out. `recorded` only
    matters in Sport. `sizes`, `everyone` and `videos` are for what-ifs with a smaller table.
    """
    with_mark = [c for c in order if marks[c] is not None]
    size = min(sizes(len(marks)), len(with_mark))
    video = recorded if sport else None  # None: nobody is excluded for want of a video
    failed = False
    unknown = False
    final = set(requested)
    added: list[str] = []
    replaced: list[tuple[str, str | None]] = []

    # SAMP-3: a cohort of 1-15
    if len(marks) <= everyone:
        for candidate in with_mark:
            if candidate not in final:
                final.add(candidate)
                added.append(candidate)

    # SAMP-6: absentees
    for absent in sorted((c for c in final if marks[c] is None), key=lambda c: (c not in expected, c)):
        final.remove(absent)
        free = [c for c in with_mark if c not in final and (video is None or c in video)]
        if not free:
            replaced.append((absent, None))
            continue
        by = free[0]
        if absent in expected:
            for candidate in free:
                if _distance(marks, candidate, expected[absent]) < _distance(marks, by, expected[absent]):
                    by = candidate
        else:
            unknown = True
        final.add(by)
        replaced.append((absent, by))

    # SAMP-2: the highest and the lowest non-zero
    for extreme in _extremes(marks):
        if any(marks[c] == extreme for c in final):
            continue
        tied = [c for c in with_mark if marks[c] == extreme and (video is None or c in video)]
        if tied:
            final.add(tied[0])
            added.append(tied[0])
        else:
            failed = True  # only in Sport: an extreme that nobody recorded

    # OPEN-39: in a cohort of 16 and more, a request of fewer than the table's number, or than have a mark, may be cut off
    if not sport and len(marks) > everyone and len(set(requested)) < size and whole is not True:
        unknown = True

    # SAMP-4 and OPEN-39: Sport
    if sport:
        if len(final) < size:
            failed = True
        if recorded is None:
            unknown = True
        else:
            if any(candidate not in recorded for candidate in final):
                failed = True
            with_video = [c for c in with_mark if c in recorded]
            if len(with_video) < min(videos(len(marks)), len(with_mark)):
                failed = True

    verdict = "refused" if failed else "undecided" if unknown else "allowed"
    return verdict, frozenset(final), tuple(added), tuple(replaced)


def _extremes(marks: Marks) -> tuple[int, ...]:
    """SAMP-2, OPEN-5: the highest mark and the lowest above zero, in that order; nothing where all marks are zero."""
    non_zero = [mark for mark in marks.values() if mark is not None and mark > 0]
    return (max(non_zero), min(non_zero)) if non_zero else ()


def _distance(marks: Marks, candidate: str, expected: int) -> int:
    """OPEN-6: how far a student's mark is from the one that was expected."""
    mark = marks[candidate]
    assert mark is not None
    return abs(mark - expected)
