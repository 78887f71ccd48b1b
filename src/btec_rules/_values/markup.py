"""Markup: a result as HTML, to put into a page of your own.

It has headings, lists and tables, no style and no script: it prints, and every browser, mail program and screen reader
can show it. Whatever comes from the caller is escaped. Classes and ``data-`` attributes are for a style sheet.
"""

from __future__ import annotations

from collections.abc import Iterable

from btec_rules._values.facts import Facts

__all__ = ("Markup", "element", "item", "listing", "text", "top_heading")

LOWEST_HEADING = 5
"""A report has headings of two levels, and HTML has six."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
"""What `html.escape` does. Importing that takes a millisecond, mostly for the names of characters."""


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(value: object) -> str:
    """Escape what is no `Markup`."""
    return value if isinstance(value, Markup) else str(value).translate(_ESCAPES)


def element(tag: str, *inside: object, **attributes: str) -> Markup:
    """Write an element; of the names of attributes, ``class_`` is ``class`` and ``data_x`` is ``data-x``."""
    said = "".join(f' {name.rstrip("_").replace("_", "-")}="{text(one)}"' for name, one in attributes.items())
    return Markup(f"<{tag}{said}>{''.join(map(text, inside))}</{tag}>")


def listing(items: Iterable[Markup], **attributes: str) -> Markup:
    """Write a list; nothing where there is no item."""
    found = list(items)
    return element("ul", *found, **attributes) if found else Markup("")


def item(line: str) -> Markup:
    """Write a line of a text, such as ``- no: ...``, as an item of a list."""
    return element("li", line.strip().removeprefix("- "))


def top_heading(heading: int) -> int:
    """Accept the level of a report's own heading.

    Raises:
        InvalidFact: If it is not a whole number from 1 to 5.
    """
    facts = Facts()
    level = facts.integer("heading", heading, least=1, most=LOWEST_HEADING)
    facts.raise_faults()
    return level
