"""Render: what does a text of a catalogue say, once the parameters of a finding are filled in?

>>> from btec_rules import ENGLISH
>>> render(ENGLISH, "line:due", {"due": "2026-05-01"})
'By 1 May 2026.'
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from string import Formatter
from types import MappingProxyType

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import Facts
from btec_rules._values.true_types import described, is_instance

__all__ = ("Catalogue", "Texts", "on", "render")

Texts = dict[str, tuple[str, dict[str, str]]]
"""By code: the id of the rule that it reports on, and the text for each outcome."""

_LOOKED_UP = ("word", "question", "reading")
_WAYS = ("", *_LOOKED_UP, "list", "words", "month", "day", "series")
"""What may follow the colon of a placeholder; the guide on explaining a ruling says what each does."""
_START_FROM = "start from dict(ENGLISH), which has a text for every key"
_NOTHING: Mapping[str, object] = MappingProxyType({})


class Catalogue(Mapping[str, str]):
    """Texts by key that nobody can change; as a default in a signature they print as one word.

    Args:
        name: That word.
        texts: The texts.
    """

    __slots__ = ("_name", "_texts")

    def __init__(self, name: str, texts: Mapping[str, str]) -> None:
        self._name, self._texts = name, dict(texts)

    def __getitem__(self, key: str) -> str:
        found = self._texts.get(key)
        if found is None:
            raise KeyError(f"no text under {described(key)}{_perhaps(key, self._texts)}")  # noqa: TRY003, EM102 - as a dict
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __or__(self, other: Mapping[str, str]) -> dict[str, str]:
        """Give a catalogue of your own: these texts, with *other* in place of some.

        Raises:
            InvalidFact: If *other* is not a mapping, or has a key that is not among these.
        """
        facts = Facts()
        new = dict(facts.pairs_of("catalogue", other))
        for key in new.keys() - self._texts.keys():
            expected = f"a key of {self._name}{_perhaps(key, self._texts)}"
            facts.wrong(f"catalogue[{described(key)}]", "no such key", expected)
        facts.raise_faults()
        return {**self._texts, **new}

    def __repr__(self) -> str:
        return self._name


def on(rule: str, **says: str) -> tuple[str, dict[str, str]]:
    """Pair the rule that a code reports on with what each outcome says."""
    return rule, says


def render(catalogue: Mapping[str, str], key: str, params: Mapping[str, object] = _NOTHING) -> str:
    """Fill in the text that *catalogue* has for *key*.

    Raises:
        InvalidFact: If *catalogue* is not a mapping, or its text for *key* is missing or can't be filled in.
    """
    if not is_instance(catalogue, Mapping):
        raise InvalidFact(Fault("catalogue", described(catalogue), "a mapping of texts, such as ENGLISH"))
    return _Filler(catalogue).fill(key, params)


def _perhaps(key: object, keys: Collection[str], says: str = "did you mean {}?") -> str:
    """Name the key that somebody may have meant."""
    close = get_close_matches(str(key), [one for one in keys if is_instance(one, str)], n=1)
    return f"; {says.format(close[0])}" if close else ""


class _Filler(Formatter):
    """Fills in a text, looking up words, days and series in a catalogue."""

    def __init__(self, catalogue: Mapping[str, str]) -> None:
        self.catalogue = catalogue

    def text(self, key: str) -> str:
        """Give the text under a key of the catalogue."""
        try:
            found = self.catalogue[key]
        except (AttributeError, LookupError, TypeError, ValueError):
            keys = [one for one, _ in Facts().pairs_of("catalogue", self.catalogue)]
            expected = f"a text; {_START_FROM}{_perhaps(key, keys, 'is {} meant for it?')}"
            raise InvalidFact(Fault(f"catalogue[{key!r}]", "no such key", expected)) from None
        if not is_instance(found, str):
            raise InvalidFact(Fault(f"catalogue[{key!r}]", described(found), "a text"))
        return found

    def fill(self, key: str, params: Mapping[str, object]) -> str:
        """Fill in the text of *key*; not by `str.format`, where a text could ask for a width of any size."""
        text = self.text(key)
        try:
            return self.vformat(text, (), params)
        except InvalidFact:
            raise
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            names = ", ".join(f"{{{name}}}" for name in params) or "no placeholder"
            ways = ", ".join(f":{way}" for way in _WAYS[1:])
            expected = f"a text with {names} and nothing else in braces; after a name {ways}"
            raise InvalidFact(Fault(f"catalogue[{key!r}]", described(text), expected)) from error

    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec not in _WAYS:
            raise ValueError(format_spec)
        if format_spec in _LOOKED_UP:
            return self.text(f"{format_spec}:{value}")
        if format_spec == "list" and isinstance(value, tuple):
            return self.text("list:separator").join(value)
        if format_spec == "words" and isinstance(value, tuple):
            return self.text("list:separator").join(self.text(f"word:{one}") for one in value)
        if format_spec == "month":
            year, month = str(value).split("-")
            return self.fill(f"month:{month}", {"year": year})
        if format_spec == "day":
            return self._day(str(value))
        if format_spec == "series":
            codes = value if isinstance(value, tuple) else (str(value),)
            return self.text("list:separator").join(self._series(code) for code in codes)
        return str(value)

    def _day(self, iso: str) -> str:
        on = datetime.date.fromisoformat(iso)
        return self.fill("line:day", {"day": on.day, "month": self.text(f"monthname:{on.month:02}"), "year": on.year})

    def _series(self, code: str) -> str:
        year, season = code.split("-")
        return self.fill(f"series:{season}", {"year": year, "before": int(year) - 1})
