"""Changes: what can be done to a record, and what it leads to.

("enter", component, series)   ("move", component, from, to)   ("withdraw", component, series)   ("claim", series)
"""

from collections.abc import Collection, Iterable

from .facts import Record, Series, Sitting, row_of, with_claims, with_row, without_row
from .law import claim_law, entry_law

Change = tuple[str, int, *tuple[int, ...]]
Changes = tuple[Change, ...]


class CannotApply(ValueError):
    """The change does not fit the record."""


def apply(record: Record, change: Change) -> Record:
    """The definition: "MOVE and WITHDRAW of the external entry take its claim along. CLAIM on a record whose claims are
    not known is `ImpossibleFacts`." Only what is planned can be moved or withdrawn; nothing is entered or claimed
    twice.
    """
    what, *numbers = change
    if what == "claim":
        series = numbers[0]
        if record[2] is None or series in record[2]:
            raise CannotApply(change)
        return with_claims(record, tuple(sorted((*record[2], series))))
    component, series = numbers[0], numbers[1]
    row = row_of(record, component, series)
    if what == "enter":
        if row is not None:
            raise CannotApply(change)
        return with_row(record, (component, series, "planned", None))
    if row is None or row[2] != "planned":
        raise CannotApply(change)
    record = without_row(record, row)
    claimed = record[2]
    along = component == record[0][1] and claimed is not None and series in claimed
    others = tuple(s for s in claimed or () if s != series)
    if along:
        record = with_claims(record, others)
    if what == "withdraw":
        return record
    to = numbers[2]
    if row_of(record, component, to) is not None:
        raise CannotApply(change)
    record = with_row(record, (component, to, "planned", None))
    if along:
        record = with_claims(record, tuple(sorted({*others, to})))
    return record


def in_order_of_time(record: Record, changes: Iterable[Change]) -> Changes:
    """The definition, "What a plan is" (1): "in order of time: internal entries, the external one, the claim"."""
    external = record[0][1]

    def place(change: Change) -> tuple[int, int, int]:
        if change[0] == "claim":
            return (2, change[1], 0)
        return (1 if change[1] == external else 0, change[-1], change[1])

    return tuple(sorted(changes, key=place))


def apply_all(record: Record, changes: Iterable[Change]) -> Record:
    """All changes, in order of time."""
    for change in in_order_of_time(record, changes):
        record = apply(record, change)
    return record


def unlawful_entries(record: Record) -> list[Sitting]:
    """The planned sittings that the guide rules out (a season, an attempt too many, ENT-4, RET-7)."""
    return [row for row in record[1] if row[2] == "planned" and not entry_law(without_row(record, row), row[0], row[1])]


def outcome(record: Record, barred: Collection[int] = (), granted: Collection[int] = ()) -> Series:
    """Once everything planned is sat and results are out: the series of the certificates, in order of time. A planned
    sitting that the guide rules out is never sat. A claim that the guide leaves open (OPEN-26) gives none, but where it
    is `granted`. CERT-1, p. 20; CERT-5, p. 21: both certificates are held.
    """
    for row in unlawful_entries(record):
        record = without_row(record, row)
    held = []
    for series in record[2] or ():
        law = claim_law(record, series, made=True, barred=barred)
        if law == "yes" or (law == "open" and series in granted):
            held.append(series)
    return tuple(sorted(held))
