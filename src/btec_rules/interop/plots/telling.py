"""Telling: what does a picture say to somebody who can't see it?"""

from __future__ import annotations

from matplotlib.figure import Figure

from btec_rules import Fault, InvalidFact
from btec_rules._values.facts import Facts

__all__ = ("alt_text",)


def alt_text(figure: Figure) -> str:
    """Give the alternative text of a figure: everything that its pictures tell, in words.

    Args:
        figure: A figure that a function of this package drew in; pictures beside one another are told one by one.

    Returns:
        The text, in one line: the title, the edition, then what is drawn, from top to bottom and from left to right.
        Each picture keeps its own as the label of its axes.

    Raises:
        InvalidFact: If *figure* is no figure, or has no such picture.

    Source:
        What the pictures name.
    """
    facts = Facts()
    facts.instance("figure", figure, Figure)
    facts.raise_faults()
    told = [text for axes in figure.axes if (text := axes.get_label())]
    if not told:
        raise InvalidFact(Fault("figure", "a figure without a picture of this library", "what plots.route gives"))
    return " ".join(map(str, told))
