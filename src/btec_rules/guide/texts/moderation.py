"""Texts of `moderation`: deadlines, cohorts, marking, and what follows from moderation."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "moderation.marks-late": on(
        "MOD-4",
        passed="The marks were in by the deadline.",
        failed="The marks came in on {on:day}, after the deadline of {deadline:day}.",
        unknown="When did the marks come in? The deadline is {deadline:day}.",
    ),
    "moderation.before-the-visit": on(
        "OPEN-30",
        unknown="By which day does Pearson want the marks? The guide says {deadline:day}, but Pearson may want them "
        "earlier, before the visit. We need the date that Pearson gave you.",
    ),
    "moderation.sample-late": on(
        "MOD-4",
        passed="The sample was in by the deadline.",
        failed="The sample came in on {on:day}, after the deadline of {deadline:day}.",
        unknown="When did the sample come in? The deadline is {deadline:day}.",
    ),
    "moderation.no-upload": on(
        "MOD-7",
        consequence="{subject} is moderated by a visit, so you upload no sample. You get feedback at the end of the "
        "visit.",
    ),
    "moderation.season-not-offered": on(
        "MOD-3",
        passed="The subject has moderation in that series.",
        failed="{subject} has no moderation in {series:series}, only in the other series of the year.",
    ),
    "moderation.amendment-lost": on(
        "OUT-2",
        consequence="We assume that you can't amend marks after the moderator's feedback. The guide says that being "
        "late could cost you that chance (p. 14), and that you have it if you submitted in time (p. 17).",
    ),
    "moderation.results-may-be-delayed": on(
        "MOD-5",
        consequence="The results might be delayed.",
    ),
    "moderation.nothing-to-amend": on(
        "OUT-1",
        passed="The moderator found the marking inaccurate.",
        failed="The moderator found the marking accurate, so there is nothing to amend.",
        unknown="Did the moderator find the marking inaccurate? Look in the initial report.",
    ),
    "moderation.not-in-time": on(
        "OUT-2",
        passed="Marks and sample were in by the deadline.",
        failed="You can't amend marks: marks or sample came in after the deadline.",
        unknown="Were both marks and sample in by the deadline?",
    ),
    "moderation.report-is-final": on(
        "OUT-4",
        failed="Too late to amend: the final report came out with the results on {results_day:day}.",
    ),
    "moderation.amendments-closed": on(
        "OUT-4",
        passed="The day is in time for the mark amendment deadline.",
        failed="{on:day} is too late: the mark amendment deadline was {closes:day}.",
        unknown="Can you still amend marks? We need {fact:word}.",
    ),
    "moderation.pearson-adjusts": on(
        "OUT-3",
        consequence="Pearson adjusts the marks.",
    ),
    "moderation.no-report-yet": on(
        "MOD-8",
        failed="{on:day} is too early for a moderator's report: marks and sample are due by {due:day}.",
    ),
    "moderation.amending-is-optional": on(
        "OUT-2",
        consequence="You do not have to amend your marks, but Pearson recommends it.",
    ),
    "moderation.adjusted-otherwise": on(
        "OUT-3",
        consequence="If you do not amend your marks, Pearson adjusts them fairly.",
    ),
    "moderation.marks-only": on(
        "OUT-5",
        consequence="You change marks only. Students can't do more work.",
    ),
    "moderation.report-recommends": on(
        "OUT-7",
        advice="The initial report says clearly whether to amend marks now. If it does not recommend that, use its "
        "comments in a later series.",
    ),
    "moderation.follow-the-report": on(
        "OUT-8",
        advice="Base your changes on the moderator's feedback, and look at all marking that it may affect.",
    ),
    "moderation.report-missing": on(
        "MOD-8",
        passed="You have the initial report, or it is not late.",
        failed="The initial report is late: it was expected by {expected:day}, and on {on:day} you do not have it.",
        unknown="Is the initial report late? We need {fact:word}.",
    ),
    "moderation.ask-the-moderator": on(
        "MOD-8",
        consequence="Contact your moderator first. If you get no answer, raise a case on the Pearson support portal.",
    ),
    "moderation.report-might-be-late": on(
        "MOD-8",
        advice="Marks or sample came in late, so the initial report might be delayed.",
    ),
    "moderation.who-is-told": on(
        "MOD-8",
        advice="Pearson emails the exams team and the quality nominee when the report is ready. Download it from "
        "Edexcel Online and share it with the programme team.",
    ),
    "moderation.nominee-not-recorded": on(
        "MOD-8",
        passed="The moderator's introductory email usually goes to the quality nominee.",
        failed="No quality nominee is listed on Edexcel Online, so the moderator's introductory email usually goes to "
        "the exams officer. Record the quality nominee there (ROLE-1, p. 5).",
        unknown="Is a quality nominee listed on Edexcel Online? The moderator's introductory email usually goes to "
        "them, or to the exams officer if nobody is listed.",
    ),
    "moderation.pass-it-on": on(
        "MOD-8",
        consequence="Pass the email on to the programme lead without delay.",
    ),
    "moderation.outside-tolerance": on(
        "MOD-6",
        passed="Every mark that the moderator looked at is within tolerance, so no more work is moderated.",
        failed="Marks outside tolerance: {outside} of {looked_at} that the moderator looked at. The largest "
        "difference is {largest}.",
        unknown="Are the marks within tolerance? We need {fact:word}.",
    ),
    "moderation.sample-extended": on(
        "MOD-6",
        consequence="The moderator extends the sample and looks at more work.",
    ),
    "moderation.found-accurate": on(
        "OUT-1",
        passed="The moderator finds the marking accurate.",
        failed="The moderator found the marking accurate, so there is nothing more to do.",
    ),
    "moderation.found-inaccurate": on(
        "OUT-2",
        passed="The moderator finds the marking inaccurate. Marks and sample were in time, so you may amend your "
        "marks.",
        failed="The moderator found the marking inaccurate, so either you amend the marks or Pearson adjusts them.",
    ),
    "moderation.too-late-to-amend": on(
        "OUT-2",
        passed="The moderator finds the marking inaccurate. Marks or sample were late, so Pearson adjusts the marks.",
    ),
    "moderation.not-amended": on(
        "OUT-3",
        passed="You do not amend the marks, so Pearson adjusts them.",
    ),
    "moderation.amended": on(
        "OUT-6",
        passed="Amended marks are final if they are accurate. If not, Pearson adjusts them.",
    ),
    "moderation.not-standardised": on(
        "STD-5",
        passed="The moderator finds that decisions were not standardised, and may stop moderation.",
        unknown="The guide does not say whether a moderator who has given feedback may still stop moderation. Ask "
        "Pearson.",
    ),
    "moderation.moderated-anew": on(
        "STD-5",
        passed="You re-mark all work, standardise it, and arrange a new moderation at your own expense.",
    ),
    "moderation.review": on(
        "ROMM-1",
        passed="You can ask for a review of marking or moderation (ROMM) service 3 from results day to its deadline.",
    ),
    "moderation.marks-were-agreed": on(
        "ROMM-2",
        failed="You can't ask for a review of moderation: Pearson agreed your marks.",
    ),
    "moderation.nothing-submitted-anew": on(
        "RESUB-3",
        failed="You can't submit again once marks and sample have gone to moderation.",
    ),
    "moderation.not-moderated-yet": on(
        "MOD-6",
        failed="The moderator must moderate the work first.",
    ),
    "moderation.appeal-is-last": on(
        "APL-4",
        failed="An appeal has two steps, in this order: the preliminary appeal and the hearing. Nothing comes after "
        "the hearing.",
    ),
    "moderation.adjusted-already": on(
        "OUT-3",
        failed="Too late to amend: Pearson has adjusted the marks. From results day you can ask for a review.",
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
        failed="The outcome is not final yet. You can ask for a review from results day.",
    ),
    "moderation.review-decided": on(
        "ROMM-1",
        passed="Pearson decides on the review.",
    ),
    "moderation.appeal": on(
        "APL-1",
        passed="After Pearson's decision on a review, the school or college can appeal if there is a good reason.",
    ),
    "moderation.appeal-within": on(
        "APL-1",
        consequence="Send the appeal within {days} days of receiving the decision on the review.",
    ),
    "moderation.preliminary-within": on(
        "APL-4",
        consequence="Pearson handles the preliminary appeal within {days} days of receiving it.",
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
        failed="A review of moderation comes first: you can only appeal against its outcome.",
    ),
    "moderation.no-preliminary-appeal": on(
        "APL-4",
        failed="A preliminary appeal comes first: a hearing can only follow it.",
    ),
    "moderation.moderation-is-over": on(
        "ROMM-1",
        failed="Moderation is over. What is left is the review, and an appeal against its outcome.",
    ),
    "moderation.marks-are-final": on(
        "OUT-6",
        failed="The marks are final. Only a review of moderation could still change them, where you can ask for one.",
    ),
}
