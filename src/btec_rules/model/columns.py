"""Columns: which columns does a caller's table have, and which of them does the library read?

A column that is missing is an error, and so is one whose name nearly is a known one: it is never taken for a column
that somebody else needs. Every other column is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import Facts
from btec_rules._values.true_types import described, is_instance, module_and_name
from btec_rules.model.cells import is_blank

__all__ = ("NO_KEY", "Columns", "refuse_frames")

NO_KEY = object()
"""Stands in a row's cell where the row does not have its key."""
_FRAMES = {
    "pandas": "frame.to_dict('records')",
    "polars": "frame.to_dicts()",
    "pyarrow": "table.to_pylist()",
    "duckdb": "relation.arrow().to_pylist()",
    "pyspark": "(row.asDict() for row in frame.collect())",
}
_NO_LETTERS = " \t\n\r_-.\u00a0\u2013\u200b\ufeff"
_LONG = 5
"""A name of so many letters is still known with one of them wrong."""
_MOST_COLUMNS = 10_000
"""How many headings of a row are looked at: a row that some program makes up may have no end of them."""
_ONE_SUBJECT = "or subject=, such as subjects.SPORT, if all rows are about one; "
_SHOWN = 12
"""How many of the columns that were found an error names."""


class Columns:
    """The columns of one table.

    Args:
        known: The names of all columns that are read.
        needed: Those that have to be there.
        mapped: By known name, the heading that a caller's table has for it.
    """

    known: tuple[str, ...]
    needed: tuple[str, ...]
    mapped: Mapping[str, str]
    headings: tuple[str, ...]
    """The headings of the known columns, in their order."""

    def __init__(self, known: tuple[str, ...], needed: tuple[str, ...], mapped: Mapping[str, str]) -> None:
        self.known, self.needed, self.mapped = known, needed, mapped
        self.headings = tuple([mapped.get(name, name) for name in known])
        self._looked_at: set[tuple[object, ...]] = set()

    @classmethod
    def read(cls, known: tuple[str, ...], needed: tuple[str, ...], columns: Mapping[str, str] | None) -> Columns:
        """Accept a caller's headings.

        Raises:
            InvalidFact: If *columns* is not a mapping from known names to texts, each only once.
        """
        facts = Facts()
        mapped: dict[str, str] = {}
        for name, given in [] if columns is None else facts.mapping("columns", columns):
            heading = facts.text(f"columns[{name}]", given, least=1)
            if name not in known:
                turned = f"{described(heading)}: {described(name)}, with the library's name first"
                facts.wrong("columns", described(name), turned if heading in known else f"one of {', '.join(known)}")
            elif heading in mapped.values():
                facts.wrong(f"columns[{name}]", described(heading), "each heading only once")
            mapped[name] = heading
        facts.raise_faults()
        return cls(known, needed, mapped)

    def require(self, first: object) -> None:
        """Refuse a table whose first row lacks a column that is needed, or has one that nearly is a known one.

        Raises:
            InvalidFact: If it does; it names what was found.
        """
        keys = _keys_of(first)
        if keys is None:
            return
        found = ", ".join(described(key)[1:-1] if is_instance(key, str) else described(key) for key in keys[:_SHOWN])
        pairs = zip(self.known, self.headings, strict=True)
        missing = {name: heading for name, heading in pairs if name in self.needed or name in self.mapped}
        missing = {name: heading for name, heading in missing.items() if heading not in keys}
        faults = [
            Fault("rows", f"a column {described(near)}", f"{meant} (did you mean that?)")
            for near, meant in self._near_misses(keys)
        ]
        if missing:
            columns = f"the column{'s' if len(missing) > 1 else ''} {', '.join(missing.values())}"
            ways = _ONE_SUBJECT if "subject" in self.needed and "subject" in missing else ""
            ways += f"or columns={{'{next(iter(missing))}': 'your heading'}}, and so on"
            got = f"the columns {found}" if found else "no columns"
            faults.insert(0, Fault("rows", got, f"{columns}; {ways}"))
        if faults:
            raise InvalidFact(*faults)

    def cells(self, facts: Facts, where: str, row: object) -> tuple[object, ...] | None:
        """Give the cells of a row in the order of the known columns; ``None`` if it is no row, which is noted."""
        mapping = _as_mapping(row)
        found = facts.cells(where, row if mapping is None else mapping, self.headings, missing=NO_KEY)
        keys = _keys_of(row)
        if found is not None and keys is not None and None in keys:
            facts.wrong(where, "more cells than headings", "as many cells as the table has headings")
        if found is not None and keys is not None and keys not in self._looked_at:
            near = self._near_misses(keys)
            for name, meant in near:
                facts.wrong(
                    f"{where}: {described(name)[1:-1]}", "a column of that name", f"{meant} (did you mean that?)"
                )
            if not near:
                self._looked_at.add(keys)
        return found

    def is_blank(self, row: object, cells: tuple[object, ...]) -> bool:
        """Whether nothing at all stands in a row, neither in the *cells* that are read nor in any other column."""
        there = [cell for cell in cells if cell is not NO_KEY]
        if not there or not all(map(is_blank, there)):
            return False
        mapping, keys = _as_mapping(row), _keys_of(row)
        return mapping is not None and keys is not None and all(is_blank(mapping.get(key)) for key in keys)  # type: ignore[call-overload]  # a key may be None

    def places(self, where: str) -> dict[str, str]:
        """Give, by known name, how a fault of that cell is called: the row, and the heading that the caller has."""
        return {name: f"{where}: {heading}" for name, heading in zip(self.known, self.headings, strict=True)}

    def _near_misses(self, keys: tuple[object, ...]) -> list[tuple[str, str]]:
        """Give the headings that nearly are a known one, each with the one that may be meant.

        The library's own names also take one wrong letter; two headings of a caller's may differ in one.
        """
        wanted = {_bare(heading): heading for heading in self.headings}
        own = [name for name in self.known if name not in self.mapped and len(name) >= _LONG]
        found = []
        for key in keys:
            if is_instance(key, str) and key not in self.headings:
                alike = (_letters(key), _bare(key))
                near = (name for name in own if any(_one_letter_apart(one, name) for one in alike))
                meant = wanted.get(alike[1]) or next(near, None)
                if meant is not None:
                    found.append((key, meant))
        return found


def refuse_frames(rows: object) -> None:
    """Refuse a data frame in place of its rows, and say how to get them.

    Raises:
        InvalidFact: If *rows* is one.
    """
    module, name = module_and_name(rows)
    how = _FRAMES.get(module.partition(".")[0])
    if how is not None and not is_instance(rows, Mapping):
        raise InvalidFact(Fault("rows", f"a value of type {name}", f"its rows as dicts: {how}; or interop.frames"))


def _keys_of(row: object) -> tuple[object, ...] | None:
    """Give the keys of a row; ``None`` if it is none."""
    mapping = _as_mapping(row)
    if mapping is None:
        return None
    try:
        return tuple(islice(mapping, _MOST_COLUMNS))
    except TypeError:  # it was only registered as a mapping
        return None


def _as_mapping(row: object) -> Mapping[str, object] | None:
    """Give a row as a mapping: one that is none itself, such as `sqlite3.Row`, has keys and as many cells."""
    if is_instance(row, Mapping):
        return row
    if module_and_name(row) == ("sqlite3", "Row") and is_instance(row, Iterable):
        names: list[str] = row.keys()  # type: ignore[attr-defined]  # it has them
        return dict(zip(names, row, strict=True))
    return None


def _one_letter_apart(text: str, name: str) -> bool:
    """Whether a text of letters has one letter more, less or else than a name, or two side by side in turned order."""
    if not text.isalpha() or abs(len(text) - len(name)) > 1:
        return False
    at = next((place for place, (one, other) in enumerate(zip(text, name, strict=False)) if one != other), None)
    if at is None:
        return text != name
    rest, wanted = text[at:], name[at:]
    turned = rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]
    return turned or rest[1:] in {wanted, wanted[1:]} or rest == wanted[1:]


def _letters(name: str) -> str:
    """Give a heading without what people write differently: capitals, spaces, underscores, hyphens, dots."""
    return "".join(letter for letter in str.__str__(name).casefold() if letter not in _NO_LETTERS)


def _bare(name: str) -> str:
    """Give a heading's letters without the s of a plural."""
    plain = _letters(name)
    return plain.removesuffix("s") if plain not in {"ums", "status"} else plain
