"""Texts: every finding code, the rule that it reports on, and what each outcome says in English.

A program holds on to codes and params; the sentences are for people, may be improved at any time, and live only here.
Another language passes a catalogue of its own to ``explain``, a mapping with the same keys as `ENGLISH`.

In a text, ``{series:series}`` writes the code of a series in words, ``{candidates:list}`` joins several items, and
``{fact:word}`` looks up a word of the catalogue, ``{topics:words}`` several; ``{release:month}`` writes ``2025-09`` in
words; ``{point:question}`` and ``{point:reading}`` say what an open point is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from types import MappingProxyType

from btec_rules.model.errors import Fault, InvalidFact
from btec_rules.model.guards import shown, truly
from btec_rules.model.rulebook import OPEN_POINTS

__all__ = ("CODES", "ENGLISH", "render")


def _on(rule: str, **says: str) -> tuple[str, dict[str, str]]:
    """Pair the rule that a code reports on with what each outcome says."""
    return rule, says


_TABLE: dict[str, tuple[str, dict[str, str]]] = {
    # --- terminal_rule
    "terminal_rule.external-not-sat-yet": _on(
        "EXT-1",
        passed="The external component is sat or entered.",
        unknown="The external component (component {component}) is neither sat nor entered yet.",
    ),
    "terminal_rule.internal-missing": _on(
        "EXT-1",
        passed="Every internal component is sat or entered.",
        failed="Component {component} is neither sat nor entered by {external:series}, the last external sitting.",
        unknown="Component {component} is still to come; it has to be sat before the external component or with it.",
    ),
    "terminal_rule.internal-after-external": _on(
        "EXT-1",
        passed="No internal component comes after the last external sitting.",
        failed="Component {component} comes in {series:series}, after the last external sitting in {external:series}.",
    ),
    # --- external
    "external.season-not-offered": _on(
        "EXT-4",
        passed="The external component is offered in that season.",
        failed="{subject} does not offer its external component in {series:series}.",
    ),
    "external.not-a-later-series": _on(
        "EXT-2",
        passed="The series is later than every other entry for the external component.",
        failed="{series:series} is not later than the entry for the external component in {last:series}.",
    ),
    "external.no-resit-offered": _on(
        "EXT-4",
        failed="{subject} offers its external component in May/June only and has no resit; it was used in "
        "{used:series}.",
    ),
    "external.resit-used": _on(
        "EXT-3",
        passed="A sitting of the external component is left.",
        failed="The external component was entered {used} times already; {allowed} sittings are allowed.",
    ),
    "external.internal-missing": _on(
        "EXT-1",
        passed="Every internal component is sat or entered by that series.",
        failed="Component {component} is neither sat nor entered by {series:series}.",
    ),
    "external.internal-still-to-come": _on(
        "RET-7",
        consequence="Component {component} is sat or entered again in {series:series}, after this sitting; the "
        "external component then has to be sat once more.",
    ),
    "external.final-sitting-counts": _on(
        "CERT-4",
        consequence="Once the external component is sat in {series:series}, that sitting counts even if it is lower, "
        "and {before:series} can no longer be claimed; claim it before, if it is to stand.",
    ),
    "external.second-certificate": _on(
        "CERT-5",
        consequence="{before:series} is claimed and stands; {series:series} can be claimed for a second certificate.",
    ),
    # --- retakes
    "retakes.first-sitting-missing": _on(
        "RET-1",
        passed="There is an earlier attempt to retake.",
        failed="There is no sitting of component {component} before {series:series}, so it would be a first sitting "
        "and not a retake.",
    ),
    "retakes.not-a-later-series": _on(
        "RET-2",
        passed="The series is later than every other entry for the component.",
        failed="{series:series} is not later than the entry for the component in {last:series}.",
    ),
    "retakes.season-not-offered": _on(
        "RET-3",
        passed="The subject has that season.",
        failed="{subject} has no assessment in {series:series}.",
    ),
    "retakes.already-used": _on(
        "RET-1",
        passed="The retake is not used yet.",
        failed="The retake of component {component} is used already; {allowed} is allowed.",
    ),
    "retakes.external-resit-required": _on(
        "RET-7",
        passed="No further external sitting is needed: none comes before the retake, or one is sat or entered with it "
        "or after it.",
        consequence="The external component was entered in {external:series}, so it has to be sat again in "
        "{series:series} or later for {purpose:word}.",
    ),
    "retakes.no-resit-left": _on(
        "EXT-3",
        failed="The retake would make another external sitting necessary after {external:series}, and none is left; "
        "{allowed} resit is allowed.",
    ),
    "retakes.no-resit-offered": _on(
        "EXT-4",
        failed="The retake would make another external sitting necessary after {external:series}, and {subject} has no "
        "resit.",
    ),
    "retakes.new-assignment": _on(
        "RET-2",
        consequence="The retake is done on the set assignment (PSA) of its own series.",
    ),
    "retakes.full-time-again": _on(
        "RET-8",
        consequence="The full time is allowed again, monitored preparation included where there is any.",
    ),
    "retakes.better-counts": _on(
        "RET-5",
        consequence="The better UMS of the two attempts counts.",
    ),
    "retakes.adapt-unless-concerns": _on(
        "RET-4",
        advice="Work from the first sitting may be adapted where that fits, unless there were concerns about it.",
    ),
    "retakes.no-guidance": _on(
        "RET-10",
        advice="Give no guidance on how to improve; write down any help that was given, and mark accordingly.",
    ),
    "retakes.concerns-raised": _on(
        "RET-4",
        passed="No concerns were raised about the work.",
        failed="Concerns were raised about the work ({concerns:words}), so it can't be adapted.",
        unknown="Whether concerns were raised about the work is not known.",
    ),
    "retakes.adapted-to-new-assignment": _on(
        "RET-9",
        consequence="Adapted work has to be repurposed, built upon or edited to meet the new set assignment.",
    ),
    # --- certification
    "certification.external-not-in-series": _on(
        "CERT-1",
        passed="The external component is sat or entered in the series that is claimed.",
        failed="The external component was not sat in {series:series}; a claim belongs to the series in which it is.",
    ),
    "certification.absent-in-series": _on(
        "CERT-1",
        unknown="The external component was missed in {series:series} and last sat in {last:series}; the guide does "
        "not say what becomes of a claim for the later series. Ask Pearson.",
    ),
    "certification.external-season-not-offered": _on(
        "EXT-4",
        passed="The external component is offered in that season.",
        failed="{subject} does not offer its external component in {series:series}.",
    ),
    "certification.internal-season-not-offered": _on(
        "PSA-2",
        passed="Every internal component was entered in a season that the subject has.",
        failed="{subject} has no assessment of component {component} in {series:series}.",
    ),
    "certification.no-resit-offered": _on(
        "EXT-4",
        failed="{subject} has no resit, and the external component was entered {used} times.",
    ),
    "certification.external-sitting-unlawful": _on(
        "EXT-3",
        passed="The external component was not entered more often than is allowed.",
        failed="The external component was entered {used} times; {allowed} is the most that is allowed.",
    ),
    "certification.retake-unlawful": _on(
        "RET-1",
        passed="No internal component was entered more often than is allowed.",
        unknown="Component {component} was entered {used} times, more often than is allowed; the guide does not say "
        "which attempts stand. Ask Pearson.",
    ),
    "certification.closed-by-later-external": _on(
        "CERT-4",
        passed="The external component was not sat again later.",
        failed="The external component was sat again in {later:series}, and {series:series} had not been claimed by "
        "then; only the final sitting counts now.",
    ),
    "certification.closed-by-later-internal": _on(
        "RET-7",
        passed="No internal component was sat later.",
        failed="Component {component} was sat in {later:series}, and {series:series} had not been claimed by then; the "
        "external component has to be sat again first.",
    ),
    "certification.once-sat": _on(
        "CERT-3",
        consequence="The cash-in code goes in with the entry for {series:series}; the claim holds once the external "
        "component is sat there.",
    ),
    "certification.already-claimed": _on(
        "CERT-5",
        consequence="{series:series} was claimed already, so it is judged as of that series.",
    ),
    "certification.window": _on(
        "CERT-2",
        passed="The day lies in the normal entry window.",
        unknown="Whether claims are open on {on} can't be told without {fact:word}.",
    ),
    "certification.late-window": _on(
        "CERT-7",
        passed="The day lies in the late certification window after the January results.",
        unknown="The late certification window follows the January results, and the external component is only entered.",  # noqa: E501 - the formatter joins it
        failed="The late certification window closed on {closes}, before {on}.",
    ),
    "certification.late-window-not-open": _on(
        "CERT-7",
        failed="On {on} the normal entry window is over and the late certification window does not open until {opens}.",
    ),
    "certification.late-summer-claim": _on(
        "CERT-2",
        unknown="On {on} the normal entry window is over, and for May/June the guide offers no late claim. Ask Pearson.",  # noqa: E501 - the formatter joins it
    ),
    "certification.earlier-result-lost": _on(
        "CERT-4",
        consequence="The result of {before:series} is given up: the sitting in {series:series} counts even if it is "
        "lower.",
    ),
    "certification.two-certificates": _on(
        "CERT-5",
        consequence="A certificate is held for each of {series:series}; the higher one may be used to progress.",
    ),
    "certification.first-counts-in-tables": _on(
        "CERT-6",
        consequence="Performance tables count the first certificate, {series:series}.",
    ),
    "certification.internal-first": _on(
        "EXT-1",
        consequence="Component {component} has to be sat as well, by {series:series}.",
    ),
    # --- retention
    "retention.on-programme": _on(
        "KEEP-5",
        passed="The student is no longer on the programme.",
        failed="The student is still on the programme, so the work stays at the centre.",
        unknown="Whether the student is still on the programme is not known.",
    ),
    "retention.not-received": _on(
        "KEEP-1",
        failed="No certificate has been received yet, so the time has not begun.",
        unknown="When the certificates were received is not known.",
    ),
    "retention.too-early": _on(
        "KEEP-1",
        passed="The work has been kept for long enough.",
        failed="{on} is too early; the work is kept until {earliest}, the first day on which it may go.",
    ),
    "retention.post-results-open": _on(
        "KEEP-1",
        passed="Post-results services have closed.",
        failed="Post-results services are open until {closes}, so on {on} the work may still be asked for.",
        advice="See that post-results services have closed too; that day was not given.",
    ),
    "retention.appeal-open": _on(
        "KEEP-4",
        passed="No appeal is open.",
        failed="An appeal is open, so the work must be there to show.",
        unknown="Whether an appeal is open is not known.",
    ),
    "retention.certification-problem": _on(
        "KEEP-4",
        passed="There is no problem with certification.",
        failed="There is a problem with certification, so the work must be there to show.",
        unknown="Whether there is a problem with certification is not known.",
    ),
    "retention.original": _on(
        "KEEP-1",
        passed="This is the original work.",
    ),
    "retention.electronic": _on(
        "KEEP-2",
        passed="Work may be stored electronically.",
    ),
    "retention.stands-in": _on(
        "KEEP-3",
        passed="Photographs or video may stand in for the original work in this subject.",
        unknown="The guide does not say whether {form:word} may stand in for original work in {subject}. Ask Pearson.",
    ),
    "retention.secure-and-accessible": _on(
        "KEEP-2",
        consequence="The work has to be stored securely, and where it can be reached when it is asked for.",
    ),
    "retention.good-quality": _on(
        "KEEP-3",
        consequence="The photographs or the video have to be of good quality.",
    ),
    # --- mark_sheet
    "mark_sheet.mark-missing": _on(
        "MARK-1",
        passed="Everyone entered has a mark or an X.",
        failed="Entered, but without a mark or an X: {candidates:list}.",
    ),
    "mark_sheet.not-entered": _on(
        "MARK-1",
        passed="Nobody has a mark without being entered.",
        failed="On the sheet, but not entered: {candidates:list}.",
    ),
    "mark_sheet.zero-for-absent": _on(
        "MARK-2",
        passed="Nobody who was absent has a zero.",
        failed="Absent, but with a zero in place of an X: {candidates:list}.",
        advice="A zero is only for students who were there; make sure of {candidates:list}.",
    ),
    "mark_sheet.mark-for-absent": _on(
        "MARK-1",
        passed="Nobody who was absent has a mark.",
        failed="Absent, but with a mark in place of an X: {candidates:list}.",
    ),
    "mark_sheet.absence-not-known": _on(
        "MARK-1",
        passed="Everyone with an X was absent.",
        failed="An X, but not among those who were absent: {candidates:list}.",
    ),
    # --- sampling
    "sampling.pearson-picks": _on(
        "SAMP-1",
        passed="The sample comes from those who may pick it.",
        advice="In {subject} Pearson's own system picks the sample; this draw is a rehearsal.",
    ),
    "sampling.visited-subject": _on(
        "MOD-7",
        unknown="The subject is moderated by a visit and no sample is uploaded; the guide does not say how its sample "
        "is made up. Ask Pearson.",
    ),
    "sampling.size": _on(
        "SAMP-3",
        passed="The sample is as large as the table asks for.",
        failed="Students in the sample: {size}; a cohort of {cohort} needs {wanted} of those with a mark.",
        advice="Students in the sample: {size}; by the table a cohort of {cohort} would have {wanted} of those with a "
        "mark. It was asked for like that and is not topped up.",
    ),
    "sampling.everyone-in-a-small-cohort": _on(
        "SAMP-3",
        consequence="Add {candidate}: in a cohort of {cohort} everyone with a mark is in the sample.",
    ),
    "sampling.highest-missing": _on(
        "SAMP-2",
        passed="The highest mark is in the sample.",
        consequence="Add {candidate}: the highest mark, {mark}, was not in the sample.",
        failed="The highest mark, {mark}, is not in the sample, and nobody who has it is on video: {candidates:list}.",
    ),
    "sampling.lowest-missing": _on(
        "SAMP-2",
        passed="The lowest non-zero mark is in the sample.",
        consequence="Add {candidate}: the lowest non-zero mark, {mark}, was not in the sample.",
        failed="The lowest non-zero mark, {mark}, is not in the sample, and nobody who has it is on video: "
        "{candidates:list}.",
    ),
    "sampling.larger-than-table": _on(
        "SAMP-5",
        consequence="Students in the sample: {size}, more than the {wanted} of the table; that is in order.",
    ),
    "sampling.absent-in-sample": _on(
        "SAMP-6",
        passed="Nobody in the sample was absent.",
        consequence="Replace {absent}, who was absent, by {by} (mark {mark}, expected {expected}).",
        unknown="Replace {absent}, who was absent, by somebody on a similar mark; {by} is only a proposal, as the mark "
        "that was expected is not known.",
        advice="{absent} was absent and nobody is left to replace them.",
    ),
    "sampling.videos": _on(
        "SAMP-4",
        passed="Enough students are recorded on video.",
        failed="Students recorded on video: {found}; a cohort of {cohort} needs {wanted}.",
        unknown="Who is recorded on video is not known.",
    ),
    "sampling.no-video": _on(
        "SAMP-4",
        passed="Everyone in the sample is recorded on video.",
        failed="In the sample, but not recorded on video: {candidates:list}.",
    ),
    # --- registration
    "registration.not-open": _on(
        "REG-1",
        passed="Registration is open.",
        failed="On {on} registration is not open yet; it opens on {opens}.",
    ),
    "registration.late": _on(
        "REG-2",
        passed="The day is not later than the normal deadline.",
        consequence="On {on} the normal deadline of {closes} is past, so the standard late fees apply.",
    ),
    # --- entries
    "entries.season-not-offered": _on(
        "PSA-2",
        passed="The subject has that season.",
        failed="{subject} has no assessment in {series:series}.",
    ),
    "entries.not-a-later-series": _on(
        "ENT-1",
        passed="The series is later than every other entry for the component.",
        failed="{series:series} is not later than the entry for the component in {last:series}.",
    ),
    "entries.deadline": _on(
        "ENT-1",
        passed="The day is not later than the entry deadline.",
        consequence="On {on} the entry deadline of {closes} is past, so a late fee applies.",
        unknown="Whether {on} is in time can't be told without {fact:word}.",
    ),
    "entries.late-entries-closed": _on(
        "ENT-1",
        failed="By the key dates given, late entries closed on {closes}, before {on}.",
    ),
    "entries.assignment": _on(
        "ENT-3",
        consequence="The work is done on the set assignment (PSA) of {series:series}, released early in "
        "{release:month}.",
    ),
    "entries.external-resit-required": _on(
        "EXT-1",
        passed="No further external sitting is needed: none comes before this one, or one is sat or entered with it or "
        "after it.",
        consequence="The external component was entered in {external:series}, so it has to be sat again in "
        "{series:series} or later.",
    ),
    "entries.no-resit-left": _on(
        "EXT-3",
        failed="A sitting after the external component in {external:series} would make another external sitting "
        "necessary, and none is left; {allowed} resit is allowed.",
    ),
    "entries.no-resit-offered": _on(
        "EXT-4",
        failed="A sitting after the external component in {external:series} would make another external sitting "
        "necessary, and {subject} has no resit.",
    ),
    "entries.wrong-assignment": _on(
        "ENT-3",
        passed="The work was done on the set assignment of its own series.",
        failed="The work on component {component} for {series:series} was done on the set assignment of {psa:series}, "
        "so it can't be submitted.",
        unknown="Which set assignment was worked on is not known.",
    ),
    "entries.content-taught-first": _on(
        "PSA-3",
        advice="Teach all content before the set assignment is started; December/January of year 1 is not meant for "
        "students who began in that September.",
    ),
    "entries.when-ready": _on(
        "ENT-6",
        advice="Enter students when they are thought ready.",
    ),
    "entries.moderator-follows-entry": _on(
        "ENT-5",
        advice="Entries are what lets Pearson allocate a moderator.",
    ),
    # --- standardisation
    "standardisation.exemplars-not-used": _on(
        "STD-1",
        passed="The whole team standardised on the exemplar materials before marking.",
        failed="The whole team has to standardise on the exemplar materials before marking.",
        unknown="Whether the team standardised on the exemplar materials is not known.",
    ),
    "standardisation.how-to-use-exemplars": _on(
        "STD-6",
        advice="Mark the exemplars as if they were real before looking at the answers; go back to them at any time.",
    ),
    "standardisation.single-assessor": _on(
        "STD-2",
        passed="With a single assessor, decisions need no standardisation.",
        advice="A look at the marking by somebody experienced is good practice.",
        unknown="How many assessors marked the component is not known.",
    ),
    "standardisation.decisions-not-standardised": _on(
        "STD-3",
        passed="The assessors' decisions were standardised.",
        failed="The decisions of several assessors have to be standardised before marks are submitted.",
        unknown="Whether the assessors' decisions were standardised is not known.",
    ),
    "standardisation.no-record": _on(
        "STD-3",
        passed="A record of the standardisation was kept.",
        failed="A record of the standardisation has to be kept.",
        unknown="Whether a record of the standardisation was kept is not known.",
    ),
    "standardisation.confirmed-by-submitting": _on(
        "STD-4",
        consequence="Submitting the marks counts as confirming that standardisation took place.",
    ),
    "standardisation.moderation-may-stop": _on(
        "STD-5",
        consequence="Where the moderator finds this out, moderation may be stopped; the centre then re-marks all work, "
        "standardises, and arranges a new moderation at its own expense.",
    ),
    # --- resubmission
    "resubmission.not-marked": _on(
        "RESUB-1",
        passed="The work has been marked.",
        failed="A resubmission comes after marking, and the work has not been marked.",
        unknown="Whether the work has been marked is not known.",
    ),
    "resubmission.potential-reached": _on(
        "RESUB-1",
        passed="The student did not reach the potential that was expected.",
        failed="The student reached the potential that was expected, so there is nothing to resubmit for.",
        unknown="Whether the student reached the potential that was expected is not known.",
    ),
    "resubmission.not-approved": _on(
        "RESUB-1",
        passed="The assessor approved the resubmission.",
        failed="The assessor has to approve the resubmission first.",
        unknown="Whether the assessor approved the resubmission is not known.",
    ),
    "resubmission.submitted": _on(
        "RESUB-3",
        passed="Marks and sample have not both been submitted for moderation.",
        failed="Marks and sample have been submitted for moderation, so nothing can be resubmitted.",
        unknown="Whether marks and sample have been submitted for moderation is not known.",
    ),
    "resubmission.time-allowed": _on(
        "RESUB-2",
        consequence="Only what fell short is reworked, in at most the full time of the assignment again.",
    ),
    "resubmission.minutes-allowed": _on(
        "RESUB-2",
        consequence="That is {minutes} minutes more at the most.",
    ),
    "resubmission.record-overwritten": _on(
        "RESUB-4",
        consequence="The record sheet may be overwritten with the new marks and comments; keep a list of who "
        "resubmitted.",
    ),
    "resubmission.final-only": _on(
        "RESUB-5",
        consequence="Only the final marks and the final evidence go to moderation.",
    ),
    "resubmission.instruction": _on(
        "FB-3",
        passed="The feedback does not say what to do to improve.",
        failed="Feedback must not say what to do to improve the evidence.",
        unknown="What the feedback says is not known.",
    ),
    "resubmission.feedback-left-out": _on(
        "FB-1",
        advice="The feedback does not cover: {topics:words}.",
    ),
    # --- submission
    "submission.evidence-missing": _on(
        "SUB-1",
        passed="The evidence is there.",
        failed="The student's evidence is missing.",
    ),
    "submission.record-sheet-missing": _on(
        "REC-2",
        passed="The record sheet is attached.",
        failed="The assessment record sheet with the marks is missing; it is attached to the work.",
    ),
    "submission.signature-missing": _on(
        "REC-1",
        passed="The declaration is signed by student and assessor.",
        failed="The declaration of authenticity and sample consent lacks the {item:word}.",
    ),
    "submission.pack-not-looked-at": _on(
        "SUB-1",
        unknown="What is in the pack is not known.",
    ),
    "submission.upload": _on(
        "SUB-1",
        consequence="The pack goes up on Learner Work Transfer by the series' deadline.",
        unknown="{subject} is moderated by a visit and nothing is uploaded; the guide does not say what has to be "
        "there for it. Ask Pearson.",
    ),
    "submission.electronic-signatures": _on(
        "REC-1",
        advice="Electronic signatures, scanned or typed, are accepted; a form of one's own has at least what the "
        "template has.",
    ),
    "submission.annotate": _on(
        "FB-2",
        advice="Annotate to show where the evidence for each descriptor is; an annotation confirms no mark.",
    ),
    "submission.tracker": _on(
        "REC-3",
        advice="Pearson's assessment tracker is optional; it makes the record and authentication forms.",
    ),
    # --- moderation
    "moderation.marks-late": _on(
        "MOD-4",
        passed="The marks were in by the deadline.",
        failed="The marks were in on {on}, after the deadline of {deadline}.",
        unknown="When the marks were in is not known; the deadline is {deadline}.",
    ),
    "moderation.sample-late": _on(
        "MOD-4",
        passed="The sample was in by the deadline.",
        failed="The sample was in on {on}, after the deadline of {deadline}.",
        unknown="When the sample was in is not known; the deadline is {deadline}.",
    ),
    "moderation.no-upload": _on(
        "MOD-7",
        consequence="{subject} is moderated by a visit, so no sample is uploaded; feedback comes at its end.",
    ),
    "moderation.season-not-offered": _on(
        "MOD-3",
        passed="The subject has moderation in that season.",
        failed="{subject} has no moderation in {series:series}.",
    ),
    "moderation.amendment-lost": _on(
        "OUT-2",
        consequence="Marks can't be amended after the moderator's feedback.",
    ),
    "moderation.results-may-be-delayed": _on(
        "MOD-5",
        consequence="Report and results may be delayed.",
    ),
    "moderation.nothing-to-amend": _on(
        "OUT-1",
        passed="Marking was found inaccurate.",
        failed="Marking was found accurate, so there is nothing to amend.",
        unknown="Whether marking was found inaccurate is not known.",
    ),
    "moderation.not-in-time": _on(
        "OUT-2",
        passed="Marks and sample were in by the deadline.",
        failed="Marks can only be amended where marks and sample were in by the deadline.",
        unknown="Whether marks and sample were in by the deadline is not known.",
    ),
    "moderation.amendments-closed": _on(
        "OUT-4",
        passed="The day is not later than the mark amendment deadline.",
        failed="On {on} the mark amendment deadline of {closes} is past.",
        unknown="Whether {on} is in time can't be told without {fact:word}.",
    ),
    "moderation.pearson-adjusts": _on(
        "OUT-3",
        consequence="Pearson adjusts the marks.",
    ),
    "moderation.marks-only": _on(
        "OUT-5",
        consequence="Only marks change; students do no further work.",
    ),
    "moderation.report-recommends": _on(
        "OUT-7",
        advice="The initial report says clearly whether amending now is recommended; if not, its comments are for a "
        "later series.",
    ),
    "moderation.follow-the-report": _on(
        "OUT-8",
        advice="Base the changes on the moderator's feedback, for all marking that it may touch.",
    ),
    "moderation.outside-tolerance": _on(
        "MOD-6",
        passed="Every mark looked at is within tolerance, so nothing more is moderated.",
        failed="{outside} of {looked_at} marks looked at are outside tolerance; the largest difference is {largest}.",
        unknown="Whether the marks looked at are within tolerance can't be told without {fact:word}.",
    ),
    "moderation.sample-extended": _on(
        "MOD-6",
        consequence="The moderator extends the sample.",
    ),
    "moderation.found-accurate": _on(
        "OUT-1",
        passed="Marking is found accurate.",
        failed="Marking was found accurate, so nothing more is done.",
    ),
    "moderation.found-inaccurate": _on(
        "OUT-2",
        passed="Marking is found inaccurate; marks and sample were in time, so the centre may amend its marks.",
        failed="Marking was found inaccurate: the marks are amended, or Pearson adjusts them.",
    ),
    "moderation.too-late-to-amend": _on(
        "OUT-2",
        passed="Marking is found inaccurate; marks or sample were late, so Pearson adjusts the marks.",
    ),
    "moderation.not-amended": _on(
        "OUT-3",
        passed="The centre does not amend, so Pearson adjusts the marks.",
    ),
    "moderation.amended": _on(
        "OUT-6",
        passed="Amended marks are final where they are found accurate, and adjusted where they are not.",
    ),
    "moderation.not-standardised": _on(
        "STD-5",
        passed="The moderator finds that decisions were not standardised, and may stop.",
    ),
    "moderation.moderated-anew": _on(
        "STD-5",
        passed="All work is re-marked and standardised, and a new moderation arranged at the centre's expense.",
    ),
    "moderation.review": _on(
        "ROMM-1",
        passed="A review of moderation can be asked for from results day.",
    ),
    "moderation.marks-were-agreed": _on(
        "ROMM-2",
        failed="No review of moderation: Pearson agreed the centre's marks.",
    ),
    "moderation.nothing-submitted-anew": _on(
        "RESUB-3",
        failed="Nothing is submitted anew once marks and sample have gone to moderation.",
    ),
    "moderation.not-moderated-yet": _on(
        "MOD-6",
        failed="The work has to be moderated first.",
    ),
    "moderation.marks-are-final": _on(
        "OUT-6",
        failed="The marks are final, but for a review of moderation where that is open.",
    ),
    # --- post_results
    "post_results.marks-agreed": _on(
        "ROMM-2",
        passed="Pearson did not agree the centre's marks.",
        failed="Pearson agreed the centre's marks, so there is nothing to review.",
        unknown="Whether Pearson agreed the centre's marks is not known.",
    ),
    "post_results.results-not-out": _on(
        "ROMM-3",
        passed="All students have received their results.",
        failed="No request can be made before all students have received their results.",
        unknown="Whether all students have received their results is not known.",
    ),
    "post_results.before-results-day": _on(
        "ROMM-1",
        passed="The day is not before results day.",
        failed="On {on} it is too early; results day is {opens}.",
        unknown="Results day is not known.",
    ),
    "post_results.review-too-late": _on(
        "ROMM-1",
        passed="The day is not later than the deadline for reviews.",
        failed="On {on} it is too late; reviews closed on {closes}.",
        unknown="The deadline for reviews is not known.",
    ),
    "post_results.read-first": _on(
        "ROMM-1",
        consequence="The request follows a look at the moderator's report and the final marks.",
    ),
    "post_results.no-review": _on(
        "APL-1",
        failed="An appeal needs a review of moderation first, and none was made.",
    ),
    "post_results.no-review-outcome": _on(
        "APL-1",
        passed="There is the outcome of a review of moderation.",
        failed="An appeal needs the outcome of a review first; it came on {received}, after {on}.",
        unknown="Whether and when the outcome of a review of moderation was received is not known.",
    ),
    "post_results.appeal-too-late": _on(
        "APL-1",
        passed="The appeal is in time.",
        failed="{on} is too late for an appeal; {last} was the last day.",
    ),
    "post_results.not-by-the-centre": _on(
        "APL-3",
        passed="The centre appeals.",
        failed="Only a centre can appeal; students and families can't.",
        unknown="Whether the centre appeals is not known.",
    ),
    "post_results.not-the-whole-cohort": _on(
        "APL-2",
        passed="The appeal is for the whole cohort.",
        failed="An appeal about a moderated component is for the whole cohort, never for one student.",
        unknown="Whether the appeal is for the whole cohort is not known.",
    ),
    "post_results.no-good-reason": _on(
        "APL-1",
        passed="There is a good reason.",
        failed="An appeal needs a good reason.",
        unknown="Whether there is a good reason is not known.",
    ),
    "post_results.two-stages": _on(
        "APL-4",
        consequence="A preliminary appeal comes first, handled within {preliminary} days; then a hearing, handled "
        "within {hearing} days where the request is valid.",
    ),
    "post_results.how-to-appeal": _on(
        "APL-5",
        consequence="The appeal is sent by email on JCQ's appeals form; the fees are on Pearson's own page.",
    ),
    # --- centre
    "centre.automatic-approval": _on(
        "APPR-1",
        consequence="Pearson GCSEs within the last {years} years: the centre is approved for every Tech Award and may "
        "register students at once.",
        unknown="Whether the centre offered Pearson GCSEs within the last {years} years is not known.",
    ),
    "centre.online-form": _on(
        "APPR-2",
        consequence="The centre fills in the online approval form on Edexcel Online; that usually takes about {days} "
        "working days.",
        unknown="Whether the centre runs BTEC Firsts is not known.",
    ),
    "centre.full-application": _on(
        "APPR-3",
        consequence="The centre sends a full approval application.",
    ),
    "centre.jcq-application": _on(
        "APPR-3",
        passed="The centre has been inspected, so no JCQ application is needed.",
        consequence="A JCQ centre approval application goes with it, as the centre was not inspected by {by} yet.",
        unknown="Whether the centre was inspected by {by} is not known; if it was not, a JCQ centre approval "
        "application goes with it.",
    ),
    "centre.nation-not-known": _on(
        "APPR-3",
        unknown="Whether the centre is in the UK, and where, is not known.",
    ),
    "centre.outside-uk": _on(
        "APPR-3",
        unknown="The guide speaks of providers in the UK, and this one is outside it. Ask Pearson.",
    ),
    "centre.compliance-window": _on(
        "COMP-1",
        passed="The day lies in the yearly window.",
        failed="{on} does not lie in the yearly window, {opens} to {closes}.",
    ),
    "centre.wrong-role": _on(
        "COMP-1",
        passed="The person's role allows it.",
        failed="A {role:word} can't do this; the head of centre, a deputy, a vice principal or the chief executive of "
        "the trust can.",
        unknown="The person's role at the centre is not known.",
    ),
    "centre.terms-replace-declaration": _on(
        "COMP-2",
        consequence="Accepting the terms and conditions replaces the annual quality declaration this year.",
    ),
    "centre.current-staff-only": _on(
        "COMP-3",
        consequence="Only people who work at the centre now should have access to secure information on Edexcel Online.",  # noqa: E501 - the formatter joins it
    ),
    "centre.nominee-checks": _on(
        "COMP-4",
        advice="The quality nominee does well to see that both are done in time.",
    ),
    "centre.policy-point-missing": _on(
        "POL-1",
        passed="The policies make every point that Tech Awards need.",
        failed="The policies lack a point: {point:word}.",
        unknown="What the policies say is not known; they are reviewed every year.",
    ),
    "centre.no-separate-policies": _on(
        "POL-2",
        consequence="The points go into the policies for other BTECs; separate ones are not needed.",
        unknown="Without policies for other BTECs, these points are not all: Pearson lists the policies that are "
        "needed.",
    ),
    "centre.other-policies": _on(
        "POL-2",
        advice="Other policies are required too; Pearson lists them elsewhere.",
    ),
    # --- planning
    "planning.late-summer-claim": _on(
        "CERT-2",
        unknown="{series:series} is sat and was not claimed, and for May/June the guide offers no late claim. Ask "
        "Pearson.",
    ),
    "planning.entry-withdrawn": _on(
        "ENT-1",
        consequence="The entry of component {component} for {series:series} has to be withdrawn.",
    ),
    "planning.cash-in-withdrawn": _on(
        "CERT-2",
        consequence="The cash-in for {series:series} has to be withdrawn.",
    ),
    "planning.earlier-result-lost": _on(
        "CERT-4",
        consequence="The result of {before:series} is given up: the sitting in {series:series} counts even if it is "
        "lower.",
    ),
    "planning.last-attempt": _on(
        "RET-1",
        consequence="That is the last attempt at component {component}.",
    ),
    "planning.last-external-sitting": _on(
        "EXT-3",
        consequence="That is the last sitting of the external component.",
    ),
    "planning.only-external-sitting": _on(
        "EXT-4",
        consequence="{subject} has no resit, so that is the only sitting of the external component.",
    ),
    "planning.tables-count": _on(
        "CERT-6",
        consequence="Performance tables count the first certificate, {series:series}.",
    ),
    "planning.no-series-left": _on(
        "ENT-2",
        failed="No series is left, up to {until:series}, in which component {component} could be sat.",
    ),
    # --- audit
    "audit.no-way-left": _on(
        "EXT-1",
        failed="No lawful route leads to a certificate any more.",
    ),
    "audit.no-series-left": _on(
        "ENT-2",
        failed="No series is left, up to {until:series}, for which component {component} can be entered.",
    ),
    "audit.after-the-course": _on(
        "EXT-1",
        failed="Component {component} is entered for {series:series}, after the end of the course, {until:series}.",
    ),
    "audit.one-sitting-for-two": _on(
        "EXT-3",
        failed="The one external sitting that is left is entered for {external:series}, and component {component} in "
        "{series:series} needs one after it too.",
    ),
    "audit.further-needs-resit": _on(
        "RET-7",
        consequence="Component {component} comes in {series:series}, after the external sitting in {external:series}. "
        "The claim that was made stands; a further certificate needs another external sitting.",
    ),
    "audit.claim-missing": _on(
        "CERT-1",
        failed="The qualification is not claimed in {series:series}.",
        consequence="In {series:series} the qualification can be claimed for a further certificate.",
    ),
    "audit.claim-not-open-yet": _on(
        "CERT-7",
        failed="The qualification is not claimed in {series:series}; the late certification window opens on {opens}.",
    ),
    "audit.claim-does-not-hold": _on(
        "CERT-1",
        advice="What was claimed in {series:series} does not hold.",
    ),
    "audit.lost-by-resit": _on(
        "CERT-4",
        consequence="Once the external component is sat in {series:series}, that sitting counts even if it is lower, "
        "and {before:series} can no longer be claimed.",
    ),
    "audit.lost-by-retake": _on(
        "RET-7",
        consequence="Once component {component} is sat in {series:series}, {before:series} can no longer be claimed.",
    ),
    "audit.internal-to-come": _on(
        "MOD-4",
        consequence="Component {component} is entered for {series:series} and not sat yet; its marks are due by "
        "{deadline}.",
    ),
    "audit.external-to-come": _on(
        "EXT-1",
        consequence="The external component is entered for {series:series} and not sat yet.",
    ),
    "audit.internal-not-recorded": _on(
        "MOD-4",
        unknown="Component {component} is entered for {series:series}, and its marks were due by {deadline}; what "
        "became of it is not on the record.",
    ),
    "audit.external-not-recorded": _on(
        "RES-1",
        unknown="The external component is entered for {series:series}, which was over by {over}; what became of it is "
        "not on the record.",
    ),
    "audit.ums-missing": _on(
        "CERT-1",
        advice="Not known, so that the total is open: the UMS of component {components:list}.",
    ),
    "audit.attempt-open": _on(
        "RET-5",
        advice="Of the attempts at component {component} not every UMS is known, so it is open which counts.",
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
    "line:assumption": "- on the reading {point} ({point:question}): {point:reading}.",
    "line:task": "To do: {task}",
    "line:due": "By {due}.",
    "line:due-first": "For that first series: by {due}.",
    "line:standing": "{learner}: {standing}",
    "line:nobody": "The learner",
    "line:fault": "- can't be used: {name}: expected {expected}, got {got}",
    "line:cohort": "Learners: {count}, by the {edition} guide.",
    "line:count": "  {standing}: {count}",
    "line:overdue": "Overdue: {count}",
    "line:next-due": "Due next: {due} ({count})",
    "standing:certificated": "a certificate is held",
    "standing:on-course": "on course",
    "standing:under-way": "under way",
    "standing:at-risk": "at risk",
    "standing:hopeless": "no way left",
    "standing:unreadable": "facts that can't be used",
    "task:enter": "Enter component {component}.",
    "task:enter-in": "Enter component {component} for {series:series} or a later series.",
    "task:enter-in-time": "Enter component {component}, no later than the external component.",
    "task:enter-in-time-in": "Enter component {component}, for {series:series} at the latest.",
    "task:enter-both": "Enter component {component}, and the external component again with it or after it.",
    "task:enter-both-in": "Enter component {component} for {series:series} or a later series, and the external "
    "component again then or after it.",
    "task:enter-and-move": "Enter component {component}, and move the external component to the same series or a later "
    "one.",
    "task:enter-and-move-in": "Enter component {component} for {series:series} or a later series, and move the "
    "external component to that series or a later one.",
    "task:enter-external-again": "Enter the external component again.",
    "task:enter-external-again-in": "Enter the external component again, for {series:series} or a later series.",
    "task:enter-for-further": "Only if a further certificate is wanted, enter the external component again.",
    "task:enter-for-further-in": "Only if a further certificate is wanted, enter the external component again, for "
    "{series:series} or a later series.",
    "task:move": "Move component {component} to an earlier series, or the external component to a later one.",
    "task:move-in": "Move component {component} to an earlier series, or the external component to {series:series} or "
    "a later one.",
    "task:withdraw": "Withdraw the entry of component {component}.",
    "task:withdraw-in": "Withdraw the entry of component {component} for {series:series}.",
    "task:sit": "See that it is sat.",
    "task:sit-in": "See that it is sat in {series:series}.",
    "task:record": "Put it on the record once it is known.",
    "task:record-in": "Put on the record what became of the entry for {series:series}.",
    "task:correct": "Submit only work on the set assignment of its own series.",
    "task:correct-in": "Submit only work on the set assignment of {series:series}; where that can't be had any more, "
    "enter the component for a later series.",
    "task:claim": "Enter the cash-in code.",
    "task:claim-in": "Enter the cash-in code for {series:series}.",
    "task:claim-if-open": "Enter the cash-in code, if the key dates still allow it.",
    "task:claim-if-open-in": "Enter the cash-in code for {series:series}, if its key dates still allow it.",
    "task:claim-later": "Enter the cash-in code once the late certification window opens.",
    "task:claim-later-in": "Enter the cash-in code for {series:series} once the late certification window opens.",
    "task:claim-further": "Only if a further certificate is wanted, enter the cash-in code.",
    "task:claim-further-in": "Only if a further certificate is wanted, enter the cash-in code for {series:series}.",
    "task:decide": "If that result is to stand, claim it before.",
    "task:decide-in": "If {series:series} is to stand, claim it before.",
    "task:check": "Check the record.",
    "task:check-in": "Check what the record says about {series:series}.",
    "task:ask": "Ask Pearson.",
    "task:ask-in": "Ask Pearson about {series:series}.",
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
    "word:amendments_close": "the mark amendment deadline",
    "word:tolerance": "the tolerance of the component",
    "word:pairs": "marks that were looked at",
    "word:malpractice": "malpractice",
    "word:authenticity": "authenticity",
    "word:security": "security",
    "word:other": "another one",
    "word:another-role": "holder of another role",
    "word:overall": "overall achievement",
    "word:achieved": "descriptors achieved",
    "word:missing": "descriptors not achieved or missing",
    "word:sources": "material that the student could have drawn on",
    "word:conduct": "conduct and approach",
    "word:student-signature": "student's signature",
    "word:assessor-signature": "assessor's signature",
    "word:quality-nominee": "quality nominee",
    "word:registration-and-entry": "registration and certification: timely registration and entry",
    "word:cash-in": "registration and certification: certification and cash-in",
    "word:set-time": "assessment: set assignments done within the set time",
    "word:team-standardisation": "internal verification: standardising the team with exemplar materials",
    "word:decision-standardisation": "internal verification: standardising decisions before marks are submitted",
    "word:moderation": "internal verification: who provides marks and sample for moderation",
    "month:06": "June {year}",
    "month:09": "September {year}",
}

CODES: Mapping[str, str] = MappingProxyType({code: rule for code, (rule, _) in _TABLE.items()})
"""The rule that each finding code reports on."""

ENGLISH: Mapping[str, str] = MappingProxyType(
    {f"{code}:{outcome}": text for code, (_, texts) in _TABLE.items() for outcome, text in texts.items()}
    | _WORDS
    | {f"question:{point.id}": point.question for point in OPEN_POINTS.values()}
    | {f"reading:{point.id}": point.reading for point in OPEN_POINTS.values()}
)
"""The English catalogue: sentences by ``<code>:<outcome>``, the words that they use, and what the open points say.

A catalogue need not have what its own texts don't use: one whose ``line:assumption`` leaves out the reading needs none.
"""


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
    if not truly(catalogue, Mapping):
        raise InvalidFact(Fault("catalogue", shown(catalogue), "a mapping of texts, such as ENGLISH"))
    try:
        return _Catalogue(catalogue).fill(key, params)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise InvalidFact(
            Fault("catalogue", shown(key), "a text under this key that the parameters fill in")
        ) from error
