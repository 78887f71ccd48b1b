"""Open points: what the guide leaves open, and how this library reads it.

A ruling that rests on such a reading names it in its `assumptions`.

>>> OPEN_POINTS["OPEN-8"].question
'Does an absence use up the retake or the resit?'
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from btec_rules._values.values import Value

__all__ = ("OPEN_POINTS", "POINT_PAGES", "OpenPoint")


@attrs.frozen(repr=False)
class OpenPoint(Value):
    """A point that the guide leaves open, and how this library reads it.

    Args:
        id: A stable id such as ``OPEN-8``.
        question: What is not clear.
        reading: How the library answers.
        standing: ``literal`` (the guide says it), ``confirmed`` (other public Pearson material does), ``reading``
            (ours) or ``open`` (the library answers UNDECIDED), with a note where only part of it is.
    """

    id: str
    question: str
    reading: str
    standing: str


_OPEN_POINTS = (
    OpenPoint(
        "OPEN-1",
        "Is the January exam in the series whose marks are due on 15 December?",
        "Yes: one series, December/January. Compare series, never calendar dates (an internal piece handed in on 15 "
        "May and an exam on 7 May are the same series)",
        'confirmed (Pearson FAQ table; terminal rule article has one row "Dec/Jan")',
    ),
    OpenPoint(
        "OPEN-2",
        "Does an internal retake after the external force an external resit even where the retake scored lower?",
        "Yes: the trigger is retaking, with no word about its result",
        "confirmed in wording (guide, and the terminal rule article)",
    ),
    OpenPoint(
        "OPEN-3",
        "Cohort and absent students",
        "Everyone entered is the cohort (literal). Only students with a mark can be in the sample, so its size is at "
        'most their number; "all" for 1-15 is all who have a mark',
        "second half: reading",
    ),
    OpenPoint(
        "OPEN-4",
        "Ties for highest or lowest",
        "Any one of those tied satisfies the rule",
        "reading",
    ),
    OpenPoint(
        "OPEN-5",
        "All marks zero",
        "There is no non-zero mark, so nothing has to be added",
        "reading",
    ),
    OpenPoint(
        "OPEN-6",
        '"Another student on a similar mark" for an absent student, who has no mark',
        "The caller may say what mark the absent student was expected to get: the nearest unsampled mark replaces it "
        "(tie: the lower ticket, see the draw). Without that the library proposes the next ticket, and the ruling is "
        "UNDECIDED until the centre confirms",
        "reading",
    ),
    OpenPoint(
        "OPEN-7",
        "May a zero-mark student be in the random part?",
        "Yes, nothing excludes it",
        "reading",
    ),
    OpenPoint(
        "OPEN-8",
        "Does an absence use up the retake or the resit?",
        "No: an absence is not an attempt. Switch in the edition",
        "reading (other boards say so of theirs; Pearson is silent)",
    ),
    OpenPoint(
        "OPEN-9",
        '"At least 12 weeks": which day is the first on which work may go?',
        "Day of receipt + 84 days: that much is the guide's. Pearson's own moderation page asks to keep work until "
        "post-results services close; where the caller gives that day and it is later, `earliest_disposal` gives the "
        "day after it, and `check_disposal` in between is UNDECIDED and says that this is not in the guide",
        "first half literal, second half another page of Pearson's",
    ),
    OpenPoint(
        "OPEN-10",
        "Creative subjects over two years: could May/June of year 1 be resat in year 2?",
        "No: the guide says no resit opportunity",
        "literal",
    ),
    OpenPoint(
        "OPEN-11",
        "Which subjects are creative? The guide gives no list",
        "Art and Design Practice and Performing Arts (confirmed by subject updates); Music Practice and Creative Media "
        "Production (their external component is a task-based brief) marked as a reading. Callers can build any "
        "`Subject`",
        "part confirmed, part reading",
    ),
    OpenPoint(
        "OPEN-12",
        '"Early June", "early September"',
        "A part of a month, never a day: the library returns the month and the part",
        "literal",
    ),
    OpenPoint(
        "OPEN-13",
        "Are the first and last day of a window in it?",
        "Yes. Literal: 1 Nov on time and 2 Nov late; 15 Dec and 15 May on time. Reading: 15 Sep and 28 Oct are in; day "
        "30 is in time for an appeal",
        "part literal",
    ),
    OpenPoint(
        "OPEN-14",
        "A deadline on a weekend",
        "The official date stands. The library also gives the advised date: the last day before it that is neither "
        "Saturday nor Sunday nor in the closed days that the caller passes",
        "literal",
    ),
    OpenPoint(
        "OPEN-15",
        "Is a review of moderation open after amended marks were accepted?",
        "No: the marks were agreed",
        "reading",
    ),
    OpenPoint(
        "OPEN-16",
        "May January still be claimed late?",
        "Inside the late certification window and until the resit, or an internal retake, has been sat. Past the "
        "window: refused. Asked without a day: eligibility only, with this assumption. Asked with a day but without "
        "key dates: UNDECIDED",
        "reading of CERT-4, CERT-7",
    ),
    OpenPoint(
        "OPEN-17",
        "The last external sitting was an absence",
        "The last sitting with a result is the final one (follows from OPEN-8); which series can then be claimed: "
        "OPEN-26",
        "reading",
    ),
    OpenPoint(
        "OPEN-18",
        "Sport: highest or lowest student has no video",
        "The sample must come from those with video and must include both, so the ruling is a refusal that names the "
        "student to record",
        "literal (SAMP-2 with SAMP-4)",
    ),
    OpenPoint(
        "OPEN-19",
        "A series outside the edition's year",
        "Before December/January 2022-23 there was no such suite: no rule is in force. The new sample sizes hold from "
        "the December/January 2025-26 series: earlier, no rule is in force. For another year, earlier or later, the "
        "answer uses the edition passed. The assumption is named where (a) the series or academic year that is asked "
        "about (an argument `series` or `academic_year`, a claim's or an entry's series, the series of marks, sample "
        "or key dates; not `at`, `until`, `first`) lies outside the edition's year, or (b) a sitting, sat or planned, "
        "or a step of a plan lies after it. Earlier sittings and claims that are only history name nothing: no number "
        "or day of the edition is applied to them (days have differed: marks in Sport were due on 1 May in 2023)",
        "confirmed (FAQ; Pearson email of 20 Oct 2025)",
    ),
    OpenPoint(
        "OPEN-20",
        'External entry "made after or in the same series as" the internal ones, while an internal retake is still '
        "planned",
        "Legal, with the consequence that the external must be resat",
        "literal",
    ),
    OpenPoint(
        "OPEN-21",
        "How many resubmissions?",
        'The wording is singular ("another go"). The first is allowed; from the second on UNDECIDED, with the '
        "question to put to Pearson. Each needs the assessor's approval and none comes after submission",
        "reading",
    ),
    OpenPoint(
        "OPEN-22",
        "Which mark counts where both attempts have the same UMS?",
        "The earlier sitting (no effect on the result)",
        "reading",
    ),
    OpenPoint(
        "OPEN-23",
        'Retake in "the next" or "a later" series',
        "Any later one",
        "reading",
    ),
    OpenPoint(
        "OPEN-24",
        "First internal sitting after the external (not a retake)",
        "Terminal rule not met (literal); the external is sat again, and that uses the one resit; in a creative "
        "subject there is no way on",
        "part reading",
    ),
    OpenPoint(
        "OPEN-25",
        "An uncertificated January after an internal retake has been sat",
        "January can no longer be claimed; a January already certificated stands",
        "reading",
    ),
    OpenPoint(
        "OPEN-26",
        "Claim in a later series than the last external actually sat (resit entered with cash-in, then absent)",
        "UNDECIDED: ask Pearson",
        "open",
    ),
    OpenPoint(
        "OPEN-27",
        "Resit other than January to May (June year 1, then January or June year 2)",
        "Any later series while on the course; when the course ends is the caller's fact",
        "reading",
    ),
    OpenPoint(
        "OPEN-28",
        "Late claim after a May/June sitting",
        "The guide offers none: UNDECIDED",
        "open",
    ),
    OpenPoint(
        "OPEN-29",
        "What one cohort is",
        "One centre, subject, internal component and series, all assessors, pathways and retakes",
        "reading",
    ),
    OpenPoint(
        "OPEN-30",
        "Art and Design: does the sample table apply, by when is what submitted",
        "Nothing goes to Learner Work Transfer. Another page of Pearson's wants marks 48 hours before the visit, so "
        "whether marks are in time is UNDECIDED unless the caller gives `marks_due`; sample questions UNDECIDED",
        "open",
    ),
    OpenPoint(
        "OPEN-31",
        'Late submission: "could" lose amendment (p. 14) against "providing" it was in time (p. 17)',
        "The later, firmer wording: no amendment, Pearson adjusts",
        "reading",
    ),
    OpenPoint(
        "OPEN-32",
        "Resubmission between mark entry and sample upload",
        "Open until both are in; then closed for the whole cohort. The deadline by itself does not close it, but a "
        "day past it is noted with what lateness costs",
        "literal wording",
    ),
    OpenPoint(
        "OPEN-33",
        "May a retake be entered before the earlier series' results are out?",
        'Yes; "after moderation" is about the sitting',
        "reading",
    ),
    OpenPoint(
        "OPEN-34",
        "30, 42, 70 days: calendar or working; from which day",
        "Calendar days; the day of receipt is day 0",
        "reading",
    ),
    OpenPoint(
        "OPEN-35",
        "Two certificates, or certificated but still on the programme",
        "From the later receipt; still on the programme: keep",
        "reading",
    ),
    OpenPoint(
        "OPEN-36",
        "Internal retake after a certificate was claimed",
        "Allowed; a second certificate needs the external resit, and the best UMS of both attempts counts in it",
        "reading",
    ),
    OpenPoint(
        "OPEN-37",
        "Present but nothing creditable",
        "Zero; only absence is X",
        "reading",
    ),
    OpenPoint(
        "OPEN-38",
        "No replacement left",
        "All with a mark are in; the absence is reported, not refused",
        "reading",
    ),
    OpenPoint(
        "OPEN-39",
        "Pearson's request smaller than the table, or with extra names",
        "Never trimmed; topped up only for a cohort of 1-15 and for the two extremes. Where fewer were requested, "
        "absent ones counted, than the table's number or than there are students with a mark (whichever is less), in "
        'a cohort of 16 and more: UNDECIDED, "is that the whole request?" (a half-copied list of ticks must not get '
        "a yes); the caller can answer it (`whole_request=True`), and then it is allowed on this reading. In Sport "
        "the pick is the centre's own, so too few is a failure",
        "reading",
    ),
    OpenPoint(
        "OPEN-40",
        "Order of replacing and adding",
        "Replace absents first, then add extremes",
        "reading",
    ),
    OpenPoint(
        "OPEN-41",
        "Centre outside the UK; nation not known; UK centre with neither Pearson GCSEs nor Firsts",
        "Outside: UNDECIDED. Not known: APPR-1 and APPR-2 as they stand, with this assumption. Inside: APPR-3",
        "reading",
    ),
    OpenPoint(
        "OPEN-42",
        '"Art and Design" and "Art and Design Practice"',
        "The same",
        "reading",
    ),
    OpenPoint(
        "OPEN-43",
        "Does a lone assessor still use the exemplars?",
        "Yes; STD-2 lifts only the standardisation of decisions",
        "reading",
    ),
    OpenPoint(
        "OPEN-44",
        "Which 1 November for one who joins later",
        "That of the academic year of registering; late with a fee, never refused",
        "reading",
    ),
    OpenPoint(
        "OPEN-45",
        "Does an open appeal or certification problem bar disposal?",
        "Yes",
        "reading of KEEP-4",
    ),
    OpenPoint(
        "OPEN-46",
        "Photo or video outside Art and Design",
        "Where a recording is the evidence (Sport, and performances in Performing Arts, Music Practice, Creative "
        'Media Production) it is the original; "storing everything electronically is fine" (p. 19) covers a file that '
        "is the evidence. A photograph in place of something else: UNDECIDED",
        "reading",
    ),
    OpenPoint(
        "OPEN-47",
        "One of two attempts has no known UMS",
        "UNDECIDED which counts; never silently the known one",
        "reading",
    ),
    OpenPoint(
        "OPEN-48",
        "Recordings where a cohort has absentees",
        "At most as many as have a mark",
        "reading",
    ),
    OpenPoint(
        "OPEN-49",
        "Does a first certification with no award (U) count for the tables, and is it a certificate?",
        "UNDECIDED both: a total that the caller's thresholds make a U, or a total of 0, is never called a "
        "certificate held",
        "open",
    ),
    OpenPoint(
        "OPEN-50",
        "Until when can an external component be sat?",
        'Not from 1 February for December/January and from 1 July for May/June (the guide says "in January" and "in '
        'May", and no day), nor from results day or a known UMS of that series where that is sooner. Whether results '
        "are out is another question: from results day, or once a UMS of the series is known. In between, whether it "
        "was sat is asked, not assumed",
        "reading",
    ),
    OpenPoint(
        "OPEN-51",
        "Is a cash-in taken with a late entry, with the entry for a resit after January results, or on an entry day "
        "after the entry itself?",
        "Yes: while the component can be entered, its claim can (p. 20, p. 21)",
        "reading of CERT-2, CERT-3",
    ),
    OpenPoint(
        "OPEN-52",
        "The record says that something impossible was sat or missed: in a season that the subject does not have, "
        "once too often, or on a day still to come",
        "A mistake in the data, to be checked first. Judged with it and without: where both agree, that is the "
        "answer; where not, UNCLEAR. A planned entry in such a season is an entry to move or withdraw",
        "reading",
    ),
    OpenPoint(
        "OPEN-53",
        "Missed the last chance through illness",
        "Outside the guide; p. 9 sends to Pearson's special requirements (ACC-1), where special consideration is. The "
        "advice names it; nothing is decided on it",
        "open",
    ),
    OpenPoint(
        "OPEN-54",
        "Until when may moderation be stopped for missing standardisation?",
        "While it is under way (p. 13); after the report the guide does not say: UNDECIDED",
        "open",
    ),
    OpenPoint(
        "OPEN-55",
        "In which seasons is Construction and the Built Environment's external component offered, and does a re-entry "
        "day after January results cover internal components sat that January?",
        "Both seasons, as for other written papers; yes",
        "reading",
    ),
)


OPEN_POINTS: Mapping[str, OpenPoint] = MappingProxyType({point.id: point for point in _OPEN_POINTS})
"""Every point that the guide leaves open, by id."""

POINT_PAGES: Mapping[str, int] = MappingProxyType({"OPEN-9": 19, "OPEN-30": 14})
"""Where a finding names an open point in place of a rule, as the guide does not say it: the page where it comes up."""
