"""Texts of `moderation`: deadlines, cohorts, marking, and what follows from moderation."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "moderation.marks-late": on(
        "MOD-4",
        passed="The marks were in by the deadline.",
        failed="The marks were in on {on}, after the deadline of {deadline}.",
        unknown="When the marks were in is not known; the deadline is {deadline}.",
    ),
    "moderation.before-the-visit": on(
        "OPEN-30",
        unknown="The guide's day for marks is {deadline}, but Pearson may want them earlier, before the visit: we need "
        "the date that Pearson gave you.",
    ),
    "moderation.sample-late": on(
        "MOD-4",
        passed="The sample was in by the deadline.",
        failed="The sample was in on {on}, after the deadline of {deadline}.",
        unknown="When the sample was in is not known; the deadline is {deadline}.",
    ),
    "moderation.no-upload": on(
        "MOD-7",
        consequence="{subject} is moderated by a visit, so no sample is uploaded; feedback comes at its end.",
    ),
    "moderation.season-not-offered": on(
        "MOD-3",
        passed="The subject has moderation in that season.",
        failed="{subject} has no moderation in {series:series}.",
    ),
    "moderation.amendment-lost": on(
        "OUT-2",
        consequence="We take it that you can't amend marks after the moderator's feedback: the guide says that being "
        "late could cost you that chance (p. 14), and that you have it providing you submitted in time (p. 17).",
    ),
    "moderation.results-may-be-delayed": on(
        "MOD-5",
        consequence="The initial report and the results might be delayed.",
    ),
    "moderation.nothing-to-amend": on(
        "OUT-1",
        passed="Marking was found inaccurate.",
        failed="Marking was found accurate, so there is nothing to amend.",
        unknown="Whether marking was found inaccurate is not known.",
    ),
    "moderation.not-in-time": on(
        "OUT-2",
        passed="Marks and sample were in by the deadline.",
        failed="Marks can only be amended where marks and sample were in by the deadline.",
        unknown="Whether marks and sample were in by the deadline is not known.",
    ),
    "moderation.report-is-final": on(
        "OUT-4",
        failed="The final report came out with the results on {results_day}; marks can't be amended any more.",
    ),
    "moderation.amendments-closed": on(
        "OUT-4",
        passed="The day is not later than the mark amendment deadline.",
        failed="On {on} the mark amendment deadline of {closes} is past.",
        unknown="We need {fact:word} to say whether marks can still be amended.",
    ),
    "moderation.pearson-adjusts": on(
        "OUT-3",
        consequence="Pearson adjusts the marks.",
    ),
    "moderation.no-report-yet": on(
        "MOD-8",
        failed="On {on} there can be no moderator's report yet: marks and sample are due by {due}.",
    ),
    "moderation.amending-is-optional": on(
        "OUT-2",
        consequence="You do not have to amend your marks, but Pearson recommends it.",
    ),
    "moderation.adjusted-otherwise": on(
        "OUT-3",
        consequence="If you do not amend them, Pearson applies a fair adjustment.",
    ),
    "moderation.marks-only": on(
        "OUT-5",
        consequence="Only marks change; students do no further work.",
    ),
    "moderation.report-recommends": on(
        "OUT-7",
        advice="The initial report says clearly whether amending now is recommended; if not, its comments are for a "
        "later series.",
    ),
    "moderation.follow-the-report": on(
        "OUT-8",
        advice="Base the changes on the moderator's feedback, for all marking that it may touch.",
    ),
    "moderation.report-missing": on(
        "MOD-8",
        passed="The initial report is there, or it is not expected yet.",
        failed="The initial report was expected by {expected}, and on {on} it is not there.",
        unknown="We need {fact:word} to say whether the initial report is late.",
    ),
    "moderation.ask-the-moderator": on(
        "MOD-8",
        consequence="Contact your moderator first. If you get no answer, raise a case on the Pearson support portal.",
    ),
    "moderation.report-might-be-late": on(
        "MOD-8",
        advice="Marks or work were late, so the initial report might be delayed.",
    ),
    "moderation.who-is-told": on(
        "MOD-8",
        advice="Pearson emails the exams team and the quality nominee when the report is ready. Download it from "
        "Edexcel Online and share it with the programme team.",
    ),
    "moderation.nominee-not-recorded": on(
        "MOD-8",
        passed="The moderator's introductory email usually goes to the quality nominee.",
        failed="No quality nominee is on Edexcel Online, so the moderator's introductory email usually goes to the "
        "exams officer.",
        unknown="Is a quality nominee on Edexcel Online? The moderator's introductory email usually goes there, and to "
        "the exams officer if there is none.",
    ),
    "moderation.pass-it-on": on(
        "MOD-8",
        consequence="Pass the email on to the programme lead promptly.",
    ),
    "moderation.outside-tolerance": on(
        "MOD-6",
        passed="Every mark looked at is within tolerance, so nothing more is moderated.",
        failed="{outside} of {looked_at} marks looked at are outside tolerance; the largest difference is {largest}.",
        unknown="Whether the marks looked at are within tolerance can't be told without {fact:word}.",
    ),
    "moderation.sample-extended": on(
        "MOD-6",
        consequence="The moderator extends the sample.",
    ),
    "moderation.found-accurate": on(
        "OUT-1",
        passed="Marking is found accurate.",
        failed="Marking was found accurate, so nothing more is done.",
    ),
    "moderation.found-inaccurate": on(
        "OUT-2",
        passed="Marking is found inaccurate; marks and sample were in time, so the centre may amend its marks.",
        failed="Marking was found inaccurate: the marks are amended, or Pearson adjusts them.",
    ),
    "moderation.too-late-to-amend": on(
        "OUT-2",
        passed="Marking is found inaccurate; marks or sample were late, so Pearson adjusts the marks.",
    ),
    "moderation.not-amended": on(
        "OUT-3",
        passed="The centre does not amend, so Pearson adjusts the marks.",
    ),
    "moderation.amended": on(
        "OUT-6",
        passed="Amended marks are final where they are found accurate, and adjusted where they are not.",
    ),
    "moderation.not-standardised": on(
        "STD-5",
        passed="The moderator finds that decisions were not standardised, and may stop.",
        unknown="The guide does not say whether a moderator who has given feedback may still stop moderation. Ask "
        "Pearson.",
    ),
    "moderation.moderated-anew": on(
        "STD-5",
        passed="All work is re-marked and standardised, and a new moderation arranged at the centre's expense.",
    ),
    "moderation.review": on(
        "ROMM-1",
        passed="You can ask for a review of marking or moderation (ROMM) service 3 from results day to its deadline.",
    ),
    "moderation.marks-were-agreed": on(
        "ROMM-2",
        failed="No review of moderation: Pearson agreed the centre's marks.",
    ),
    "moderation.nothing-submitted-anew": on(
        "RESUB-3",
        failed="Nothing is submitted anew once marks and sample have gone to moderation.",
    ),
    "moderation.not-moderated-yet": on(
        "MOD-6",
        failed="The work has to be moderated first.",
    ),
    "moderation.appeal-is-last": on(
        "APL-4",
        failed="An appeal goes from the preliminary stage to a hearing, in that order, and the hearing is the last "
        "step.",
    ),
    "moderation.adjusted-already": on(
        "OUT-3",
        failed="Pearson has adjusted the marks, so they can't be amended any more. A review can be asked for.",
    ),
    "moderation.new-moderation-first": on(
        "STD-5",
        failed="Moderation was stopped. Re-mark all student work, complete the standardisation, and arrange a new "
        "moderation at your centre's expense.",
    ),
    "moderation.after-a-stop": on(
        "STD-5",
        consequence="The centre re-marks all student work, completes the standardisation, and arranges a new "
        "moderation at its own expense.",
    ),
    "moderation.outcome-not-final": on(
        "ROMM-1",
        failed="The outcome is not final yet: you can ask for a review from results day.",
    ),
    "moderation.review-decided": on(
        "ROMM-1",
        passed="Pearson decides on the review.",
    ),
    "moderation.appeal": on(
        "APL-1",
        passed="After the decision on a review the school or college can appeal, if there is a good reason.",
    ),
    "moderation.appeal-within": on(
        "APL-1",
        consequence="Send the appeal within {days} days of receiving that decision.",
    ),
    "moderation.preliminary-within": on(
        "APL-4",
        consequence="Pearson handles a preliminary appeal within {days} days of receiving it.",
    ),
    "moderation.hearing": on(
        "APL-4",
        passed="After a preliminary appeal there can be a hearing.",
    ),
    "moderation.hearing-within": on(
        "APL-4",
        consequence="Pearson handles a valid request for a hearing within {days} days.",
    ),
    "moderation.no-review-yet": on(
        "APL-1",
        failed="A review of moderation comes first, and an appeal only after its decision.",
    ),
    "moderation.no-preliminary-appeal": on(
        "APL-4",
        failed="A hearing comes after a preliminary appeal.",
    ),
    "moderation.moderation-is-over": on(
        "ROMM-1",
        failed="Moderation is over. What is left is the review, and an appeal against its decision.",
    ),
    "moderation.marks-are-final": on(
        "OUT-6",
        failed="The marks are final, but for a review of moderation where that is open.",
    ),
}
