"""Display: how does a result look on screen? A line of text, and tables in a notebook.

What a result *is* stays in its fields. The line and the tables are for people, in English, and may change; programs
should not read them. The tables are plain HTML without scripts, so that every notebook, mail program and screen reader
can show them; their one style keeps words to the left, where Jupyter would put them to the right. Whatever comes from
the caller is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from btec_rules._values.markup import text
from btec_rules._values.values import Value

__all__ = ("Displayed", "Table")

MOST_ROWS = 50
"""Rows of one table; any more are only counted."""

_LEFT = 'style="text-align: left"'
_YES_OR_NO = {True: "yes", False: "no"}


class Table(NamedTuple):
    """A caption, column headings, and rows of as many cells; the first cell of a row is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]


class Displayed(Value):
    """The base of results that people look at: ``str`` is one line, ``repr`` is short, a notebook shows tables."""

    __slots__ = ()

    _parts: Callable[[], tuple[Table | Displayed, ...]]
    """Give what to show: tables, and other results. The caption of the first table is the result in one line."""

    def __str__(self) -> str:
        return " ".join(next(self._tables()).caption.splitlines())

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self}>"

    def _repr_html_(self) -> str:
        return "".join(map(_html, self._tables()))

    def _tables(self) -> Iterator[Table]:
        for part in self._parts():
            if isinstance(part, Table):
                yield part
            else:
                yield from part._tables()  # noqa: SLF001 - it is of this class


def listed(values: Iterable[object], *, none: str = "none") -> str:
    """Write values with commas between them, or *none* where there is no value."""
    return ", ".join(map(str, values)) or none


def _html(table: Table) -> str:
    left = len(table.rows) - MOST_ROWS
    parts = [f"<table><caption {_LEFT}>{_escaped(table.caption)}</caption><thead><tr>"]
    parts += [f'<th scope="col" {_LEFT}>{_escaped(one)}</th>' for one in table.head]
    parts.append("</tr></thead><tbody>")
    for about, *cells in table.rows[:MOST_ROWS]:
        parts.append(f'<tr><th scope="row" {_LEFT}>{_escaped(about)}</th>')
        parts += [f"<td {_LEFT}>{_escaped(cell)}</td>" for cell in cells]
        parts.append("</tr>")
    parts.append("</tbody>")
    if left > 0:
        parts.append(f'<tfoot><tr><td colspan="{len(table.head)}" {_LEFT}>and {left} more</td></tr></tfoot>')
    parts.append("</table>")
    return "".join(parts)


def _escaped(cell: object) -> str:
    said = "" if cell is None else _YES_OR_NO[cell] if isinstance(cell, bool) else str(cell)
    return text(said)
