"""Subjects: what differs from one Tech Award to the next.

Most subjects have two internal components and an external one, both seasons, remote moderation and a sample that
Pearson picks. No rule may take that for granted: Art and Design Practice has two components and one season, and in
Construction and the Built Environment component 1 is the external one.

The guide does not say which subjects are creative. The titles here rest on OPEN-11 and OPEN-42. Build a `Subject` for
any other title, and check which component is external first.

>>> by_title("Sport").sample_chosen_by
<Chooser.CENTRE: 'centre'>
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum

import attrs

from btec_rules._values.errors import Fault, UnknownSubject
from btec_rules._values.facts import Facts, as_given
from btec_rules._values.plain import Plain
from btec_rules._values.shapes import Either, OneOf
from btec_rules._values.true_types import described, is_instance
from btec_rules._values.values import Value
from btec_rules.guide.open_points import OPEN_POINTS
from btec_rules.model.series import Season

__all__ = (
    "ALL",
    "ART_AND_DESIGN_PRACTICE",
    "BOTH_SEASONS",
    "CONSTRUCTION_AND_THE_BUILT_ENVIRONMENT",
    "CREATIVE_MEDIA_PRODUCTION",
    "DIGITAL_INFORMATION_TECHNOLOGY",
    "ENTERPRISE",
    "HEALTH_AND_SOCIAL_CARE",
    "MOST_COMPONENTS",
    "MUSIC_PRACTICE",
    "PERFORMING_ARTS",
    "SPORT",
    "SUMMER_ONLY",
    "Chooser",
    "ModerationMode",
    "Subject",
    "by_qan",
    "by_title",
)

BOTH_SEASONS = (Season.JANUARY, Season.JUNE)
SUMMER_ONLY = (Season.JUNE,)
MOST_COMPONENTS = 99
"""The highest number that a component can have."""


class Chooser(Enum):
    """Who picks the moderation sample (SAMP-1, guide p. 15)."""

    PEARSON = "pearson"
    CENTRE = "centre"


class ModerationMode(Enum):
    """How moderation takes place (MOD-7, guide p. 16)."""

    REMOTE = "remote"
    VISIT = "visit"


def _given_components(value: Collection[int]) -> tuple[int, ...]:
    return as_given(value)


def _given_seasons(value: Collection[Season]) -> tuple[Season, ...]:
    return as_given(value)


def _given_readings(value: Collection[str]) -> tuple[str, ...]:
    return as_given(value)


@attrs.frozen(repr=False)
class Subject(Value):
    """One Tech Award, as far as the rules need to know it.

    Args:
        title: The subject's name, 1 to 64 characters.
        internal: The numbers of the internally assessed components, 1 to 99; kept in order.
        external: The number of the externally assessed component.
        internal_seasons: The seasons in which internal components are moderated (PSA-2, MOD-3).
        external_seasons: The seasons in which the external component is offered; May/June only means no resit (EXT-4).
        sample_chosen_by: Who picks the moderation sample (SAMP-1).
        moderated_by: How moderation takes place (MOD-7).
        video_required: Whether students must be recorded on video (SAMP-4).
        photos_may_stand_in: Whether photographs or video may stand in for original work (KEEP-3).
        recorded_evidence: Whether a recording can be the student's evidence itself: of a performance, say (OPEN-46).
        qan: The qualification number, such as ``603/7047/6``, with or without the slashes; ``None`` if it is not
            known. No rule looks at it, so it does not count when subjects are compared.
        readings: The open points that this description rests on; a ruling that it decides lists them.

    Raises:
        InvalidFact: If a part is of the wrong type or out of range, or the external component is also internal.
    """

    title: str
    internal: tuple[int, ...] = attrs.field(default=(1, 2), converter=_given_components)
    external: int = 3
    internal_seasons: tuple[Season, ...] = attrs.field(default=BOTH_SEASONS, converter=_given_seasons)
    external_seasons: tuple[Season, ...] = attrs.field(default=BOTH_SEASONS, converter=_given_seasons)
    sample_chosen_by: Chooser = Chooser.PEARSON
    moderated_by: ModerationMode = ModerationMode.REMOTE
    video_required: bool = False
    photos_may_stand_in: bool = False
    recorded_evidence: bool = False
    qan: str | None = attrs.field(default=None, eq=False)
    readings: tuple[str, ...] = attrs.field(default=(), converter=_given_readings)
    components: tuple[int, ...] = attrs.field(init=False, eq=False, repr=False)
    """Every component's number, in order."""
    resit_possible: bool = attrs.field(init=False, eq=False, repr=False)
    """Whether the external component can be resat: not where it is offered in May/June only (EXT-4)."""

    def __attrs_post_init__(self) -> None:
        facts = Facts()
        title, before = facts.ident("title", self.title), len(facts.faults)
        internal = _components(facts, self.internal)
        external = _external(facts, self.external, internal if len(facts.faults) == before else ())
        good: dict[str, object] = {
            "title": title,
            "internal": internal,
            "external": external,
            "components": tuple(sorted((*internal, external))),
            "internal_seasons": _seasons(facts, "internal_seasons", self.internal_seasons),
            "external_seasons": _seasons(facts, "external_seasons", self.external_seasons),
            "qan": None if self.qan is None else _qan(facts, self.qan),
            "readings": _readings(facts, self.readings),
        }
        facts.instance("sample_chosen_by", self.sample_chosen_by, Chooser)
        facts.instance("moderated_by", self.moderated_by, ModerationMode)
        facts.instance("video_required", self.video_required, bool)
        facts.instance("photos_may_stand_in", self.photos_may_stand_in, bool)
        facts.instance("recorded_evidence", self.recorded_evidence, bool)
        facts.raise_faults()
        for name, value in good.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "resit_possible", Season.JANUARY in self.external_seasons)

    @classmethod
    def standard(cls, title: str, *, qan: str | None = None) -> Subject:
        """Build a subject of the usual shape: components 1 and 2 internal, 3 external, both seasons.

        Check which component is external in its specification first: in Construction it is component 1.
        """
        return cls(title, qan=qan)

    @classmethod
    def creative(
        cls,
        title: str,
        *,
        recorded_evidence: bool = False,
        qan: str | None = None,
        readings: Collection[str] = (),
    ) -> Subject:
        """Build a creative subject: the external component is a task, taken in May/June only (EXT-4, guide p. 20).

        Check which component is external in its specification first; here it is component 3.
        """
        return cls(
            title,
            external_seasons=SUMMER_ONLY,
            recorded_evidence=recorded_evidence,
            qan=qan,
            readings=readings,
        )

    @classmethod
    def _shape_inside(cls) -> Either:
        return Either((OneOf({subject.title: subject for subject in ALL}), cls._shape))

    def _plain_inside(self) -> Plain:
        return self.title if _BY_TITLE.get(self.title) == self else self.to_dict()


def by_title(title: str) -> Subject:
    """Find a subject of the suite by its exact title; "Art and Design" is Art and Design Practice (OPEN-42).

    Args:
        title: The title, as Pearson writes it.

    Raises:
        InvalidFact: If *title* is not a text of 1 to 64 characters.
        UnknownSubject: If the library knows no subject with that title.
    """
    facts = Facts()
    wanted = facts.ident("title", title)
    facts.raise_faults()
    if wanted not in _BY_TITLE:
        raise UnknownSubject(
            Fault("title", described(wanted), f"one of {', '.join(sorted(_BY_TITLE))}, or your own Subject; {_CHECK}")
        )
    return _BY_TITLE[wanted]


def titles_of(subject: Subject) -> tuple[str, ...]:
    """Give the titles under which a subject may come up: its own, and what it is also called (OPEN-42)."""
    also = [title for title, one in _ALSO_CALLED.items() if one.title == subject.title]
    return (subject.title, *also)


def by_qan(qan: str) -> Subject:
    """Find a subject by its qualification number, with or without the slashes: ``603/7047/6`` or ``60370476``.

    Args:
        qan: The qualification number.

    Raises:
        InvalidFact: If *qan* is not written in one of these ways.
        UnknownSubject: If the library knows no subject with that number; it does not know the number of every subject.
    """
    facts = Facts()
    wanted = _qan(facts, qan)
    facts.raise_faults()
    if wanted not in _BY_QAN:
        raise UnknownSubject(
            Fault("qan", described(wanted), f"one of {', '.join(sorted(_BY_QAN))}, or your own Subject; {_CHECK}")
        )
    return _BY_QAN[wanted]


def _qan(facts: Facts, value: str) -> str:
    """Accept a qualification number, and write it with its slashes."""
    plain = _QAN.fullmatch(str.__str__(value)) if is_instance(value, str) else None
    if plain is None:
        facts.wrong("qan", described(value), "a qualification number such as 603/7047/6")
        return ""
    return "/".join(plain.group(1, 3, 4))


def _components(facts: Facts, value: Collection[int]) -> tuple[int, ...]:
    numbers = facts.collection("internal", value, least=1)
    return tuple(sorted({facts.integer("internal", number, least=1, most=MOST_COMPONENTS) for number in numbers}))


def _external(facts: Facts, value: object, internal: Collection[int]) -> int:
    before = len(facts.faults)
    external = facts.integer("external", value, least=1, most=MOST_COMPONENTS)
    if len(facts.faults) == before and external in internal:
        facts.wrong("external", described(external), "a component that is not internal")
    return external


def _seasons(facts: Facts, name: str, value: Collection[Season]) -> tuple[Season, ...]:
    found = facts.collection_of(name, value, Season, least=1)
    return tuple(season for season in BOTH_SEASONS if any(one is season for one in found))


def _readings(facts: Facts, value: Collection[str]) -> tuple[str, ...]:
    readings = facts.idents("readings", value)
    for one in readings:
        if one and one not in OPEN_POINTS:
            facts.wrong("readings", described(one), "the id of an open point, such as OPEN-11")
    return readings


_CHECK = "check which component is external"
_QAN = re.compile(r"([0-9]{3})(/?)([0-9]{4})\2([0-9X])")

ART_AND_DESIGN_PRACTICE = Subject(
    "Art and Design Practice",
    internal=(1,),
    external=2,
    internal_seasons=SUMMER_ONLY,  # PSA-2, MOD-3
    external_seasons=SUMMER_ONLY,
    moderated_by=ModerationMode.VISIT,
    photos_may_stand_in=True,
    readings=("OPEN-42",),
)
CONSTRUCTION_AND_THE_BUILT_ENVIRONMENT = Subject(
    "Construction and the Built Environment",
    internal=(2, 3),
    external=1,
    readings=("OPEN-55",),
)
CREATIVE_MEDIA_PRODUCTION = Subject.creative(
    "Creative Media Production", recorded_evidence=True, qan="603/7053/1", readings=("OPEN-11",)
)
DIGITAL_INFORMATION_TECHNOLOGY = Subject.standard("Digital Information Technology")
ENTERPRISE = Subject.standard("Enterprise", qan="603/7063/4")
HEALTH_AND_SOCIAL_CARE = Subject.standard("Health and Social Care", qan="603/7047/6")
MUSIC_PRACTICE = Subject.creative("Music Practice", recorded_evidence=True, qan="603/7055/5", readings=("OPEN-11",))
PERFORMING_ARTS = Subject.creative("Performing Arts", recorded_evidence=True, qan="603/7054/3")
SPORT = Subject("Sport", sample_chosen_by=Chooser.CENTRE, video_required=True, recorded_evidence=True, qan="603/7068/3")

ALL = (
    ART_AND_DESIGN_PRACTICE,
    CONSTRUCTION_AND_THE_BUILT_ENVIRONMENT,
    CREATIVE_MEDIA_PRODUCTION,
    DIGITAL_INFORMATION_TECHNOLOGY,
    ENTERPRISE,
    HEALTH_AND_SOCIAL_CARE,
    MUSIC_PRACTICE,
    PERFORMING_ARTS,
    SPORT,
)
_ALSO_CALLED = {"Art and Design": ART_AND_DESIGN_PRACTICE}
_BY_QAN = {subject.qan: subject for subject in ALL if subject.qan is not None}
_BY_TITLE = {subject.title: subject for subject in ALL} | _ALSO_CALLED


def component_of(facts: Facts, components: tuple[int, ...], component: object, *, name: str = "component") -> int:
    """Accept the number of one of *components*."""
    found = Facts().integer(name, component)
    if found not in components:
        facts.wrong(name, described(component), one_of(components))
    return found


def seasons_of(subject: Subject, component: int) -> tuple[Season, ...]:
    """Give the seasons in which a subject has one of its components."""
    return subject.external_seasons if component == subject.external else subject.internal_seasons


def one_of(components: tuple[int, ...]) -> str:
    """Say which components would have done."""
    return f"one of the subject's components, {', '.join(map(str, components))}"
