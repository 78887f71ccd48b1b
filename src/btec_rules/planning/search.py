"""Search: which smallest sets of changes lead to a certificate?

For each series in which the external component can be sat, kept or moved to, each internal component is looked at by
itself: it needs an attempt by then, and no entry that the rules refuse. A set of changes stays only if no smaller one
leads to the same certificates. Whether an entry or a claim is lawful is decided by the rule modules (`Outlook`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from types import MappingProxyType
from typing import NamedTuple

from btec_rules.model.series import Season, season_of
from btec_rules.planning.outlook import ClaimAhead, Entries, Once, Outlook
from btec_rules.rulings.attempts import attempts_allowed
from btec_rules.rulings.opening import Door, Opening

__all__ = ("CLAIM", "ENTER", "MOVE", "WITHDRAW", "Change", "Found", "search")

ENTER, MOVE, WITHDRAW, CLAIM = range(4)
"""The kinds of change."""
_NOT_MOVED = 0
_MOST_KEPT = 4
"""Of more entries of one component than these only the first are looked at as ones that stay; a real record has two."""


class Change(NamedTuple):
    """A change to a record, with series by their ordinals. In order of time: internal entries, the external, claims."""

    stage: int
    """0 an internal component, 1 the external one, 2 a claim."""
    series: int
    component: int
    kind: int
    moved_from: int = _NOT_MOVED


class Found(NamedTuple):
    """A set of changes that leads to a certificate, and what it costs."""

    changes: tuple[Change, ...]
    certificates: Entries
    gives_up: Entries = ()
    """The external sittings that could be claimed, and can't be any more once the plan is carried out."""
    last_sitting: bool = False
    """Whether it uses the last sitting of a component that was entered before."""
    is_open: bool = False
    """Whether it rests on something that the guide leaves open."""
    late: bool = False
    """Whether an entry costs a late fee."""
    resit: bool = False
    """Whether it enters the external component beside another sitting of it."""
    days: Mapping[Change, Opening] = MappingProxyType({})
    """By change, when it can be made."""
    claims: Mapping[int, ClaimAhead] = MappingProxyType({})
    """By series, what stands about a claim that it makes."""
    entries: Mapping[int, Entries] = MappingProxyType({})
    """By component, the entries once it is carried out."""

    @property
    def ordinary(self) -> bool:
        """Whether it is nothing but entries and claims in time (AT_RISK is who has no such plan)."""
        moves = any(one.kind in (MOVE, WITHDRAW) for one in self.changes)
        return not (self.is_open or self.late or self.resit or moves)

    @property
    def price(self) -> tuple[object, ...]:
        """What puts the plans in order, the best one first."""
        first = self.certificates[0] if self.certificates else _LATER_THAN_ALL
        return (
            bool(self.gives_up),
            self.is_open,
            self.last_sitting,
            self.late,
            sum(one.kind in (MOVE, WITHDRAW) for one in self.changes),
            first,
            len(self.changes),
            self.changes,
        )


_LATER_THAN_ALL = 10**6


class _Part(NamedTuple):
    """What happens to the entries of one component."""

    entries: Entries
    """The entries afterwards."""
    changes: tuple[Change, ...] = ()


_NO_CHANGE = _Part(())
"""What happens to a component that is there already, without an entry."""


def search(outlook: Outlook) -> list[Found]:
    """Give the smallest sets of changes that lead to a certificate, the best first.

    A learner who lacks nothing has the empty one, and no other.
    """
    nothing = _lacks_nothing(outlook)
    if nothing is not None:
        return [nothing]
    found: dict[frozenset[Change], Found] = {}
    for one in _single(outlook):
        found[frozenset(one.changes)] = one
    smallest = _smallest(found)
    smallest += _two_certificates(outlook, smallest)
    return sorted(smallest, key=_price)


def _price(found: Found) -> tuple[object, ...]:
    return found.price


def _lacks_nothing(outlook: Outlook) -> Found | None:
    """Give the plan without changes, where a claim holds once all is sat and every entry can stay as it is."""
    if not outlook.claimed:
        return None
    record, ends = outlook.way.record, outlook.planned[outlook.subject.external]
    if not all(outlook.in_bounds(one) for own in outlook.planned.values() for one in own):
        return None
    if not all(outlook.lawful(one, series, own, ends) for one, own in _internals(outlook) for series in own):
        return None
    if not outlook.all_external_lawful(ends, record):
        return None
    held = [
        one
        for one in outlook.claimed
        if outlook.in_bounds(one) and outlook.way.holds(outlook.series(one), outlook.judge)
    ]
    lost = _given_up(outlook, outlook.claimed, outlook.planned)
    return Found((), tuple(held), gives_up=lost, entries=outlook.planned) if held else None


def _internals(outlook: Outlook) -> list[tuple[int, Entries]]:
    return [(one, outlook.planned[one]) for one in outlook.subject.internal]


def _single(outlook: Outlook) -> Iterator[Found]:
    """Give sets of changes that lead to one certificate, and leave no entry that the rules refuse."""
    internal = outlook.subject.internal
    for external, target in _external_parts(outlook):
        needed_by = min([target, *external.entries])
        parts = [_internal_parts(outlook, one, external.entries, needed_by) for one in internal]
        if not all(parts):
            continue
        end = _end(outlook, external, target, {one: own[0].entries for one, own in zip(internal, parts, strict=True)})
        if end is not None:
            for chosen in product(*parts):
                yield _put_together(outlook, end, chosen)


def _external_parts(outlook: Outlook) -> Iterator[tuple[_Part, int]]:
    """Give what can happen to the external entries, with the series that is to be claimed."""
    external = outlook.subject.external
    planned = outlook.planned[external]
    can_stay = [one for one in planned if outlook.in_bounds(one)]
    there = [one for one in outlook.done[external] if outlook.in_bounds(one)]
    for kept in _subsets(outlook, external, can_stay):
        gone = [one for one in planned if one not in kept]
        withdrawn = tuple(Change(1, one, external, WITHDRAW) for one in gone)
        for target in (*there, *kept):
            yield _Part(kept, withdrawn), target
        for target in outlook.free(external):
            if outlook.day(external, target, january=target - 1 in kept).door is not Door.SHUT:
                for changes in _put_in(1, external, target, gone):
                    yield _Part(tuple(sorted((*kept, target))), changes), target


def _internal_parts(outlook: Outlook, component: int, ends: Entries, needed_by: int) -> list[_Part]:
    """Give the smallest changes after which a component has an attempt by a series, and no entry that is refused."""
    planned = outlook.planned[component]
    sat = any(one <= needed_by for one in outlook.sat[component])
    if sat and not planned:
        return [_NO_CHANGE]
    found: list[_Part] = []
    for kept in _subsets(outlook, component, [one for one in planned if outlook.in_bounds(one)]):
        gone = [one for one in planned if one not in kept]
        if sat or any(one <= needed_by for one in kept):
            if all(outlook.lawful(component, one, kept, ends) for one in kept):
                found.append(_Part(kept, tuple(Change(0, one, component, WITHDRAW) for one in gone)))
                if not gone:
                    return found
            continue
        for series in outlook.free(component):
            if series > needed_by:
                break
            own = tuple(sorted((*kept, series)))
            if outlook.day(component, series, january=series - 1 in kept).door is Door.SHUT:
                continue
            if all(outlook.lawful(component, one, own, ends) for one in own):
                found += [
                    _Part(own, changes)
                    for changes in _put_in(0, component, series, gone)
                    if not _can_stay(outlook, component, own, changes, ends)
                ]
    return _without_larger(found) if len(found) > 1 and planned else found


def _without_larger(parts: list[_Part]) -> list[_Part]:
    """Leave out every part whose changes have a smaller set in them that is there too."""
    sets = [frozenset(one.changes) for one in parts]
    return [one for one, changes in zip(parts, sets, strict=True) if not any(less < changes for less in sets)]


def _can_stay(outlook: Outlook, component: int, own: Entries, changes: tuple[Change, ...], ends: Entries) -> bool:
    """Whether an entry that is withdrawn could stay beside the new ones: then nobody needs to withdraw it."""
    allowed = attempts_allowed(outlook.edition, outlook.subject, component) - outlook.used(component)
    for one in changes:
        if one.kind == WITHDRAW and outlook.in_bounds(one.series) and len(own) < allowed:
            both = tuple(sorted((*own, one.series)))
            if all(outlook.lawful(component, series, both, ends) for series in both):
                return True
    return False


def _put_in(stage: int, component: int, series: int, gone: list[int]) -> Iterator[tuple[Change, ...]]:
    """Enter a component for a series, in place of one of the entries that are *gone* where there are any."""
    if not gone:
        yield (Change(stage, series, component, ENTER),)
    for moved in gone:
        others = tuple(Change(stage, one, component, WITHDRAW) for one in gone if one != moved)
        yield (*others, Change(stage, series, component, MOVE, moved))


def _subsets(outlook: Outlook, component: int, entries: list[int]) -> Iterator[Entries]:
    """Give the sets of entries that can stay beside what was sat, the largest first."""
    room = attempts_allowed(outlook.edition, outlook.subject, component) - outlook.used(component)
    most = max(0, min(room, len(entries)))
    if len(entries) > _MOST_KEPT:
        yield from (tuple(entries[:most]), ())
        return
    for count in range(most, -1, -1):
        yield from combinations(entries, count)


class _End(NamedTuple):
    """How a plan ends: what happens to the external entries, and the claim; the rules allow both."""

    external: _Part
    target: int
    claims: Entries
    """What is claimed in the end."""
    held: Entries
    """The series of the certificates that are had."""
    claim: ClaimAhead | None
    """What stands about the claim, where it is still to make."""


def _end(outlook: Outlook, external: _Part, target: int, internals: dict[int, Entries]) -> _End | None:
    """Judge the external entries and the claim beside internal ones that are there by then; ``None`` if refused."""
    after = {**internals, outlook.subject.external: external.entries}
    claimed = _claims_after(outlook, external)
    record = Once(outlook, after, claimed)
    if not outlook.external_lawful(external.entries, record):
        return None
    claim: ClaimAhead | None = None
    if target not in claimed:
        claim = outlook.claim(target, external.entries, record)
        if claim is None:
            return None
    elif not outlook.holds(target, external.entries, record):
        return None
    others = [one for one in claimed if one != target and outlook.in_bounds(one)]
    held = {target, *(one for one in others if outlook.holds(one, external.entries, record))}
    claims = claimed if claim is None else (*claimed, target)
    return _End(external, target, claims, tuple(sorted(held)), claim)


def _put_together(outlook: Outlook, end: _End, internals: tuple[_Part, ...]) -> Found:
    """Put a set of changes together, with what it costs."""
    number, ends = outlook.subject.external, end.external.entries
    after = {number: ends}
    changes = list(end.external.changes)
    for component, part in zip(outlook.subject.internal, internals, strict=True):
        after[component] = part.entries
        changes += part.changes
    days: dict[Change, Opening] = {}
    late = last_sitting = resit = False
    for one in changes:
        if one.kind == WITHDRAW:
            days[one] = outlook.taking_back(one.component, one.series)
            continue
        opening = days[one] = _day(outlook, one, after)
        late = late or opening.door is Door.LATE or opening.late
        if one.kind == ENTER:
            last_sitting = last_sitting or _is_last(outlook, one.component, after[one.component])
            resit = resit or (one.component == number and len(outlook.sat[number]) + len(ends) > 1)
    if end.claim is not None:
        change = Change(2, end.target, number, CLAIM)
        changes.append(change)
        days[change] = end.claim.opening
    return Found(
        tuple(sorted(changes)),
        end.held,
        gives_up=_given_up(outlook, end.claims, after),
        last_sitting=last_sitting,
        is_open=end.claim is not None and end.claim.is_open,
        late=late,
        resit=resit,
        days=days,
        claims={} if end.claim is None else {end.target: end.claim},
        entries=after,
    )


def _claims_after(outlook: Outlook, external: _Part) -> Entries:
    """Give the claims once the external entries are changed: one that is moved or withdrawn takes its claim along."""
    claimed = set(outlook.claimed)
    for change in external.changes:
        was = change.moved_from if change.kind == MOVE else change.series
        if change.kind != ENTER and was in claimed:
            claimed.discard(was)
            if change.kind == MOVE:
                claimed.add(change.series)
    return tuple(sorted(claimed))


def _is_last(outlook: Outlook, component: int, entries: Entries) -> bool:
    """Whether a second attempt is the last one."""
    used = outlook.used(component) + len(entries)
    return used > 1 and used == attempts_allowed(outlook.edition, outlook.subject, component)


def _day(outlook: Outlook, change: Change, after: Mapping[int, Entries]) -> Opening:
    """Say when an entry can be made, beside the entries that there are in the end; moved while it is not sat yet."""
    opening = outlook.day(change.component, change.series, january=change.series - 1 in after[change.component])
    return (
        outlook.moving(change.component, change.moved_from, change.series, opening) if change.kind == MOVE else opening
    )


def _given_up(outlook: Outlook, claimed: Entries, after: Mapping[int, Entries]) -> Entries:
    """Give the external sittings that can still be claimed, and can't be once what is planned after them is sat."""
    external = outlook.subject.external
    found = []
    for one in outlook.sat[external]:
        if one in claimed:
            continue
        later = {component for component, own in after.items() if any(series > one for series in own)}
        closes = external in later or (later and season_of(one) is Season.JANUARY)
        if closes and outlook.claim_of_what_is_sat(one, outlook.planned) is not None:
            found.append(one)
    return tuple(found)


def _smallest(found: dict[frozenset[Change], Found]) -> list[Found]:
    """Leave out every set of changes that has a smaller one in it which leads to the same certificates."""
    by_size = sorted(found.items(), key=lambda item: len(item[0]))
    kept: list[tuple[frozenset[Change], Found]] = []
    for changes, one in by_size:
        wanted = set(one.certificates)
        if not any(less < changes and wanted.issubset(other.certificates) for less, other in kept):
            kept.append((changes, one))
    return [one for _, one in kept]


def _two_certificates(outlook: Outlook, single: list[Found]) -> list[Found]:
    """Give the plans that claim what is sat, and go on to another certificate (CERT-5)."""
    external = outlook.subject.external
    found = []
    for now in outlook.sat[external]:
        if now in outlook.claimed or not outlook.in_bounds(now):
            continue
        change = Change(2, now, external, CLAIM)
        for one in single:
            if change in one.changes or one.certificates[0] <= now:
                continue
            claim = outlook.claim_of_what_is_sat(now, one.entries)
            if claim is not None:
                found.append(
                    one._replace(
                        changes=tuple(sorted((*one.changes, change))),
                        certificates=(now, *one.certificates),
                        gives_up=tuple([other for other in one.gives_up if other != now]),
                        is_open=one.is_open or claim.is_open,
                        days={**one.days, change: claim.opening},
                        claims={**one.claims, now: claim},
                    )
                )
    return found
