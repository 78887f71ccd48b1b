"""Texts: every finding code, the rule that it reports on, and what each outcome says in English.

A program holds on to codes and params; the sentences are for people, may be improved at any time, and live only here.
Another language passes a catalogue of its own to ``explain``, a mapping with the same keys as `ENGLISH`.

In a text, ``{series:series}`` writes the code of a series in words, ``{candidates:list}`` joins several items, and
``{fact:word}`` looks up a word of the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from types import MappingProxyType

__all__ = ("CODES", "ENGLISH", "render")

_TABLE: dict[str, tuple[str, dict[str, str]]] = {
    # --- terminal_rule
    "terminal_rule.external-not-sat-yet": (
        "EXT-1",
        {
            "passed": "The external component is sat or entered.",
            "unknown": "The external component (component {component}) is neither sat nor entered yet.",
        },
    ),
    "terminal_rule.internal-missing": (
        "EXT-1",
        {
            "passed": "Every internal component is sat or entered.",
            "failed": "Component {component} was not sat by {external:series}, the last external sitting.",
            "unknown": "Component {component} is still to come; it has to be sat before the external component or "
            "with it.",
        },
    ),
    "terminal_rule.internal-after-external": (
        "EXT-1",
        {
            "passed": "No internal component comes after the last external sitting.",
            "failed": "Component {component} comes in {series:series}, after the last external sitting in "
            "{external:series}.",
        },
    ),
    # --- external
    "external.season-not-offered": (
        "EXT-4",
        {
            "passed": "The external component is offered in that season.",
            "failed": "{subject} does not offer its external component in {series:series}.",
        },
    ),
    "external.not-a-later-series": (
        "EXT-2",
        {
            "passed": "The series is later than every other entry for the external component.",
            "failed": "{series:series} is not later than the entry for the external component in {last:series}.",
        },
    ),
    "external.no-resit-offered": (
        "EXT-4",
        {
            "failed": "{subject} offers its external component in May/June only and has no resit; it was used in "
            "{used:series}.",
        },
    ),
    "external.resit-used": (
        "EXT-3",
        {
            "passed": "A sitting of the external component is left.",
            "failed": "The external component was entered {used} times already; {allowed} sittings are allowed.",
        },
    ),
    "external.internal-missing": (
        "EXT-1",
        {
            "passed": "Every internal component is sat or entered by that series.",
            "failed": "Component {component} is neither sat nor entered by {series:series}.",
        },
    ),
    "external.internal-still-to-come": (
        "RET-7",
        {
            "consequence": "Component {component} is sat or entered again in {series:series}, after this sitting; the "
            "external component then has to be sat once more.",
        },
    ),
    "external.final-sitting-counts": (
        "CERT-4",
        {
            "consequence": "Once the external component is sat in {series:series}, that sitting counts even if it is "
            "lower, and {before:series} can no longer be claimed; claim it before, if it is to stand.",
        },
    ),
    "external.second-certificate": (
        "CERT-5",
        {
            "consequence": "{before:series} is claimed and stands; {series:series} can be claimed for a second "
            "certificate.",
        },
    ),
    # --- retakes
    "retakes.first-sitting-missing": (
        "RET-1",
        {
            "passed": "There is an earlier sitting to retake.",
            "failed": "There is no sitting of component {component} before {series:series}, so it would be a first "
            "sitting and not a retake.",
        },
    ),
    "retakes.not-a-later-series": (
        "RET-2",
        {
            "passed": "The series is later than every other entry for the component.",
            "failed": "{series:series} is not later than the entry for the component in {last:series}.",
        },
    ),
    "retakes.season-not-offered": (
        "RET-3",
        {
            "passed": "The subject has that season.",
            "failed": "{subject} has no assessment in {series:series}.",
        },
    ),
    "retakes.already-used": (
        "RET-1",
        {
            "passed": "The retake is not used yet.",
            "failed": "The retake of component {component} is used already; {allowed} is allowed.",
        },
    ),
    "retakes.external-resit-required": (
        "RET-7",
        {
            "passed": "No further external sitting is needed: none comes before the retake, or one is sat or entered "
            "with it or after it.",
            "consequence": "The external component was entered in {external:series}, so it has to be sat again in "
            "{series:series} or later for {purpose:word}.",
        },
    ),
    "retakes.no-resit-left": (
        "EXT-3",
        {
            "failed": "The retake would make another external sitting necessary after {external:series}, and none is "
            "left; {allowed} resit is allowed.",
        },
    ),
    "retakes.no-resit-offered": (
        "EXT-4",
        {
            "failed": "The retake would make another external sitting necessary after {external:series}, and {subject} "
            "has no resit.",
        },
    ),
    "retakes.new-assignment": (
        "RET-2",
        {"consequence": "The retake is done on the set assignment (PSA) of its own series."},
    ),
    "retakes.full-time-again": (
        "RET-8",
        {"consequence": "The full time is allowed again, monitored preparation included where there is any."},
    ),
    "retakes.better-counts": (
        "RET-5",
        {"consequence": "The better UMS of the two attempts counts."},
    ),
    "retakes.adapt-unless-concerns": (
        "RET-4",
        {"advice": "Work from the first sitting may be adapted where that fits, unless there were concerns about it."},
    ),
    "retakes.no-guidance": (
        "RET-10",
        {"advice": "Give no guidance on how to improve; write down any help that was given, and mark accordingly."},
    ),
    "retakes.concerns-raised": (
        "RET-4",
        {
            "passed": "No concerns were raised about the work.",
            "failed": "Concerns were raised about the work ({concerns:list}), so it can't be adapted.",
            "unknown": "Whether concerns were raised about the work is not known.",
        },
    ),
    "retakes.adapted-to-new-assignment": (
        "RET-9",
        {"consequence": "Adapted work has to be repurposed, built upon or edited to meet the new set assignment."},
    ),
    # --- certification
    "certification.external-not-in-series": (
        "CERT-1",
        {
            "passed": "The external component is sat or entered in the series that is claimed.",
            "failed": "The external component was not sat in {series:series}; a claim belongs to the series in which "
            "it is.",
        },
    ),
    "certification.absent-in-series": (
        "CERT-1",
        {
            "unknown": "The external component was missed in {series:series} and last sat in {last:series}; the guide "
            "does not say what becomes of a claim for the later series. Ask Pearson.",
        },
    ),
    "certification.external-sitting-unlawful": (
        "EXT-3",
        {
            "passed": "The external component was not entered more often than is allowed.",
            "failed": "The external component was entered {used} times by then; {allowed} is the most that is allowed.",
        },
    ),
    "certification.retake-unlawful": (
        "RET-1",
        {
            "passed": "No internal component was entered more often than is allowed.",
            "unknown": "Component {component} was entered {used} times by then, more often than is allowed; the guide "
            "does not say which attempts stand. Ask Pearson.",
        },
    ),
    "certification.closed-by-later-external": (
        "CERT-4",
        {
            "passed": "The external component was not sat again later.",
            "failed": "The external component was sat again in {later:series}, and {series:series} had not been "
            "claimed by then; only the final sitting counts now.",
        },
    ),
    "certification.closed-by-later-internal": (
        "RET-7",
        {
            "passed": "No internal component was sat later.",
            "failed": "Component {component} was sat in {later:series}, and {series:series} had not been claimed by "
            "then; the external component has to be sat again first.",
        },
    ),
    "certification.once-sat": (
        "CERT-3",
        {
            "consequence": "The cash-in code goes in with the entry for {series:series}; the claim holds once the "
            "external component is sat there.",
        },
    ),
    "certification.already-claimed": (
        "CERT-5",
        {"consequence": "{series:series} was claimed already; what was sat later does not touch it."},
    ),
    "certification.window": (
        "CERT-2",
        {
            "passed": "The day lies in the normal entry window.",
            "unknown": "Whether claims are open on {on} can't be told without {fact:word}.",
        },
    ),
    "certification.late-window": (
        "CERT-7",
        {
            "passed": "The day lies in the late certification window after the January results.",
            "failed": "The late certification window closed on {closes}, before {on}.",
        },
    ),
    "certification.late-window-not-open": (
        "CERT-7",
        {
            "failed": "On {on} the normal entry window is over and the late certification window does not open until "
            "{opens}.",
        },
    ),
    "certification.late-summer-claim": (
        "CERT-2",
        {
            "unknown": "On {on} the normal entry window is over, and the guide offers no late claim after May/June. "
            "Ask Pearson.",
        },
    ),
    "certification.earlier-result-lost": (
        "CERT-4",
        {
            "consequence": "The result of {before:series} is given up: the sitting in {series:series} counts even if "
            "it is lower.",
        },
    ),
    "certification.two-certificates": (
        "CERT-5",
        {"consequence": "A certificate is held for each of {series:series}; the higher one may be used to progress."},
    ),
    "certification.first-counts-in-tables": (
        "CERT-6",
        {"consequence": "Performance tables count the first certificate, {series:series}."},
    ),
    "certification.internal-first": (
        "EXT-1",
        {"consequence": "Component {component} has to be sat as well, by {series:series}."},
    ),
    # --- retention
    "retention.on-programme": (
        "KEEP-5",
        {
            "passed": "The student is no longer on the programme.",
            "failed": "The student is still on the programme, so the work stays at the centre.",
            "unknown": "Whether the student is still on the programme is not known.",
        },
    ),
    "retention.not-received": (
        "KEEP-1",
        {
            "failed": "No certificate has been received yet, so the time has not begun.",
            "unknown": "When the certificates were received is not known.",
        },
    ),
    "retention.too-early": (
        "KEEP-1",
        {
            "passed": "The work has been kept for long enough.",
            "failed": "{on} is too early; the work is kept until {earliest}, the first day on which it may go.",
        },
    ),
    "retention.post-results-day-not-given": (
        "KEEP-1",
        {"advice": "See that post-results services have closed too; that day was not given."},
    ),
    "retention.appeal-open": (
        "KEEP-4",
        {
            "passed": "No appeal is open.",
            "failed": "An appeal is open, so the work must be there to show.",
            "unknown": "Whether an appeal is open is not known.",
        },
    ),
    "retention.certification-problem": (
        "KEEP-4",
        {
            "passed": "There is no problem with certification.",
            "failed": "There is a problem with certification, so the work must be there to show.",
            "unknown": "Whether there is a problem with certification is not known.",
        },
    ),
    "retention.original": ("KEEP-1", {"passed": "This is the original work."}),
    "retention.electronic": ("KEEP-2", {"passed": "Work may be stored electronically."}),
    "retention.stands-in": (
        "KEEP-3",
        {
            "passed": "Photographs or video may stand in for the original work in this subject.",
            "unknown": "The guide does not say whether {form:word} may stand in for original work in {subject}. Ask "
            "Pearson.",
        },
    ),
    "retention.secure-and-accessible": (
        "KEEP-2",
        {"consequence": "The work has to be stored securely, and where it can be reached when it is asked for."},
    ),
    "retention.good-quality": ("KEEP-3", {"consequence": "The photographs or the video have to be of good quality."}),
    # --- mark_sheet
    "mark_sheet.mark-missing": (
        "MARK-1",
        {
            "passed": "Everyone entered has a mark or an X.",
            "failed": "Entered, but without a mark or an X: {candidates:list}.",
        },
    ),
    "mark_sheet.not-entered": (
        "MARK-1",
        {
            "passed": "Nobody has a mark without being entered.",
            "failed": "On the sheet, but not entered: {candidates:list}.",
        },
    ),
    "mark_sheet.zero-for-absent": (
        "MARK-2",
        {
            "passed": "Nobody who was absent has a zero.",
            "failed": "Absent, but with a zero in place of an X: {candidates:list}.",
            "advice": "A zero is only for students who were there; make sure of {candidates:list}.",
        },
    ),
    "mark_sheet.mark-for-absent": (
        "MARK-1",
        {
            "passed": "Nobody who was absent has a mark.",
            "failed": "Absent, but with a mark in place of an X: {candidates:list}.",
        },
    ),
    "mark_sheet.absence-not-known": (
        "MARK-1",
        {
            "passed": "Everyone with an X was absent.",
            "failed": "An X, but not among those who were absent: {candidates:list}.",
        },
    ),
    # --- sampling
    "sampling.pearson-picks": (
        "SAMP-1",
        {
            "passed": "The sample comes from those who may pick it.",
            "advice": "In {subject} Pearson's own system picks the sample; this draw is a rehearsal.",
        },
    ),
    "sampling.visited-subject": (
        "MOD-7",
        {
            "unknown": "The subject is moderated by a visit and no sample is uploaded; the guide does not say how its "
            "sample is made up. Ask Pearson.",
        },
    ),
    "sampling.size": (
        "SAMP-3",
        {
            "passed": "The sample is as large as the table asks for.",
            "failed": "The sample has {size} students; a cohort of {cohort} needs {wanted}.",
            "advice": "The sample has {size} students, fewer than the {wanted} that a cohort of {cohort} would have by "
            "the table; it was asked for like that and is not topped up.",
        },
    ),
    "sampling.everyone-in-a-small-cohort": (
        "SAMP-3",
        {"consequence": "Add {candidate}: in a cohort of {cohort} everyone with a mark is in the sample."},
    ),
    "sampling.highest-missing": (
        "SAMP-2",
        {
            "passed": "The highest mark is in the sample.",
            "consequence": "Add {candidate}: the highest mark, {mark}, was not in the sample.",
            "failed": "The highest mark, {mark}, is not in the sample, and nobody who has it is on video: "
            "{candidates:list}.",
        },
    ),
    "sampling.lowest-missing": (
        "SAMP-2",
        {
            "passed": "The lowest non-zero mark is in the sample.",
            "consequence": "Add {candidate}: the lowest non-zero mark, {mark}, was not in the sample.",
            "failed": "The lowest non-zero mark, {mark}, is not in the sample, and nobody who has it is on video: "
            "{candidates:list}.",
        },
    ),
    "sampling.larger-than-table": (
        "SAMP-5",
        {"consequence": "The sample has {size} students, more than the {wanted} of the table; that is in order."},
    ),
    "sampling.absent-in-sample": (
        "SAMP-6",
        {
            "passed": "Nobody in the sample was absent.",
            "consequence": "Replace {absent}, who was absent, by {by} on {mark} marks (expected: {expected}).",
            "unknown": "Replace {absent}, who was absent, by somebody on a similar mark; {by} is only a proposal, as "
            "the mark that was expected is not known.",
            "advice": "{absent} was absent and nobody is left to replace them.",
        },
    ),
    "sampling.videos": (
        "SAMP-4",
        {
            "passed": "Enough students are recorded on video.",
            "failed": "{found} students are recorded on video; a cohort of {cohort} needs {wanted}.",
            "unknown": "Who is recorded on video is not known.",
        },
    ),
    "sampling.no-video": (
        "SAMP-4",
        {
            "passed": "Everyone in the sample is recorded on video.",
            "failed": "In the sample, but not recorded on video: {candidates:list}.",
        },
    ),
}

_WORDS = {
    "verdict:allowed": "Yes, by the {edition} guide.",
    "verdict:refused": "No, by the {edition} guide.",
    "verdict:undecided": "Not decided by the {edition} guide: a fact is missing, or the guide is silent.",
    "outcome:failed": "no",
    "outcome:unknown": "not known",
    "outcome:consequence": "then",
    "outcome:advice": "note",
    "outcome:passed": "ok",
    "line:finding": "- {outcome}: {message} ({rule}, p. {page})",
    "line:assumption": "- on the reading {point} ({question}): {reading}.",
    "list:separator": ", ",
    "series:01": "December {before}/January {year}",
    "series:06": "May/June {year}",
    "word:certificate": "a certificate",
    "word:further-certificate": "a further certificate",
    "word:key_dates": "the key dates of the series",
    "word:entries_close": "the day on which entries close",
    "word:late_claims_open": "the day on which late claims open",
    "word:late_claims_close": "the day on which late claims close",
    "word:photo": "a photograph",
    "word:video": "a video",
}

CODES: Mapping[str, str] = MappingProxyType({code: rule for code, (rule, _) in _TABLE.items()})
"""The rule that each finding code reports on."""

ENGLISH: Mapping[str, str] = MappingProxyType(
    {f"{code}:{outcome}": text for code, (_, texts) in _TABLE.items() for outcome, text in texts.items()} | _WORDS
)
"""The English catalogue: sentences by ``<code>:<outcome>``, and the words that they use."""


class _Catalogue(Formatter):
    """Fills in a text, looking up words and series in a catalogue."""

    def __init__(self, catalogue: Mapping[str, str]) -> None:
        self.catalogue = catalogue

    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec == "word":
            return self.catalogue[f"word:{value}"]
        if format_spec == "list" and isinstance(value, tuple):
            return self.catalogue["list:separator"].join(value)
        if format_spec == "series":
            codes = value if isinstance(value, tuple) else (str(value),)
            return self.catalogue["list:separator"].join(self._series(code) for code in codes)
        return str(value)

    def _series(self, code: str) -> str:
        year, season = code.split("-")
        return self.catalogue[f"series:{season}"].format(year=year, before=int(year) - 1)


def render(catalogue: Mapping[str, str], key: str, params: Mapping[str, object]) -> str:
    """Fill in the text that *catalogue* has for *key*."""
    return _Catalogue(catalogue).vformat(catalogue[key], (), params)
