"""Render: what does a text of a catalogue say, once the parameters of a finding are filled in?

>>> render({"due": "By {on}: {word:word}.", "word:claim": "the claim"}, "due", {"on": "1 May", "word": "claim"})
'By 1 May: the claim.'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from types import MappingProxyType

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.true_types import described, is_instance

__all__ = ("Catalogue", "Texts", "on", "render")

Texts = dict[str, tuple[str, dict[str, str]]]
"""By code: the id of the rule that it reports on, and the text for each outcome."""

_LOOKED_UP = ("word", "question", "reading")
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
        return self._texts[key]

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __or__(self, other: Mapping[str, str]) -> dict[str, str]:
        """Give a catalogue of your own: these texts, with *other* in place of some or beside them."""
        return {**self._texts, **other}

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
    try:
        return _Filler(catalogue).fill(key, params)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise InvalidFact(
            Fault("catalogue", described(key), "a text under this key that the parameters fill in")
        ) from error


class _Filler(Formatter):
    """Fills in a text, looking up words and series in a catalogue."""

    def __init__(self, catalogue: Mapping[str, str]) -> None:
        self.catalogue = catalogue

    def fill(self, key: str, params: Mapping[str, object]) -> str:
        """Fill in the text of *key*; not by `str.format`, where a text could ask for a width of any size."""
        return self.vformat(self.catalogue[key], (), params)

    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec in _LOOKED_UP:
            return self.catalogue[f"{format_spec}:{value}"]
        if format_spec == "list" and isinstance(value, tuple):
            return self.catalogue["list:separator"].join(value)
        if format_spec == "words" and isinstance(value, tuple):
            return self.catalogue["list:separator"].join(self.catalogue[f"word:{one}"] for one in value)
        if format_spec == "month":
            year, month = str(value).split("-")
            return self.fill(f"month:{month}", {"year": year})
        if format_spec == "series":
            codes = value if isinstance(value, tuple) else (str(value),)
            return self.catalogue["list:separator"].join(self._series(code) for code in codes)
        return str(value)

    def _series(self, code: str) -> str:
        year, season = code.split("-")
        return self.fill(f"series:{season}", {"year": year, "before": int(year) - 1})
