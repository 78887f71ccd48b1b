"""Render: fill in a text of a catalogue with the parameters of a finding."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from types import MappingProxyType

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.true_types import described, is_instance

__all__ = ("Texts", "on", "render")

Texts = dict[str, tuple[str, dict[str, str]]]
"""By code: the id of the rule that it reports on, and the text for each outcome."""


def on(rule: str, **says: str) -> tuple[str, dict[str, str]]:
    """Pair the rule that a code reports on with what each outcome says."""
    return rule, says


_LOOKED_UP = ("word", "question", "reading")


class _Catalogue(Formatter):
    """Fills in a text, looking up words and series in a catalogue."""

    def __init__(self, catalogue: Mapping[str, str]) -> None:
        self.catalogue = catalogue

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

    def fill(self, key: str, params: Mapping[str, object]) -> str:
        """Fill in the text of *key*; never with `str.format`, where a text could ask for a width of any size."""
        return self.vformat(self.catalogue[key], (), params)


_NOTHING: Mapping[str, object] = MappingProxyType({})


def render(catalogue: Mapping[str, str], key: str, params: Mapping[str, object] = _NOTHING) -> str:
    """Fill in the text that *catalogue* has for *key*.

    Raises:
        InvalidFact: If *catalogue* is no mapping, has no such text, or one that *params* don't fill in.
    """
    if not is_instance(catalogue, Mapping):
        raise InvalidFact(Fault("catalogue", described(catalogue), "a mapping of texts, such as ENGLISH"))
    try:
        return _Catalogue(catalogue).fill(key, params)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise InvalidFact(
            Fault("catalogue", described(key), "a text under this key that the parameters fill in")
        ) from error
