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
        "Is the January exam in the same series as the marks due on 15 December?",
        "Yes, Pearson's FAQ says so: December/January is one series. Compare series, never dates: internal work "
        "handed in on 15 May and an exam on 7 May are in the same series",
        'confirmed (Pearson FAQ table; terminal rule article has one row "Dec/Jan")',
    ),
    OpenPoint(
        "OPEN-2",
        "Does a retake after the external component force an external resit, even if the retake scored lower?",
        "Yes: the guide speaks of retaking, whatever the result",
        "confirmed in wording (guide, and the terminal rule article)",
    ),
    OpenPoint(
        "OPEN-3",
        "Do absent students count in the cohort, and can they be in the sample?",
        "Everyone entered is in the cohort. We assume that only students with a mark can be in the sample, so it is "
        'at most as large as their number, and that "all" for a cohort of 1-15 means all who have a mark',
        "second half: reading",
    ),
    OpenPoint(
        "OPEN-4",
        "What if several students share the highest or the lowest mark?",
        "We assume that any one of them will do",
        "reading",
    ),
    OpenPoint(
        "OPEN-5",
        "What if all marks are zero?",
        "There is no non-zero mark then, so we assume that nobody has to be added",
        "reading",
    ),
    OpenPoint(
        "OPEN-6",
        'Who is "another student on a similar mark" for an absent student, who has no mark?',
        "We assume the student outside the sample whose mark is nearest to the one that you expected of the absent "
        "student (between two, the lower ticket of the draw). If you give no expected mark, we propose the next "
        "ticket, and the answer is not decided until you confirm",
        "reading",
    ),
    OpenPoint(
        "OPEN-7",
        "Can a student with a zero mark be picked at random?",
        "We assume yes: the guide does not rule it out",
        "reading",
    ),
    OpenPoint(
        "OPEN-8",
        "Does an absence use up the retake or the resit?",
        "We assume not: an absence is not an attempt. The edition has a switch for this",
        "reading (other boards say so of theirs; Pearson is silent)",
    ),
    OpenPoint(
        "OPEN-9",
        '"At least 12 weeks": which day is the first on which work may be destroyed?',
        "The day of receipt plus 84 days, by the guide. Pearson's moderation page also asks you to keep work until "
        "post-results services close. If you give that day and it is later, the first day is the day after it. Until "
        "then we do not decide, and say that this is not in the guide",
        "first half literal, second half another page of Pearson's",
    ),
    OpenPoint(
        "OPEN-10",
        "Creative subjects over two years: can a student resit May/June of year 1 in year 2?",
        "No: the guide gives creative subjects no resit",
        "literal",
    ),
    OpenPoint(
        "OPEN-11",
        "Which subjects are creative?",
        "The guide has no list. Art and Design Practice and Performing Arts are, by Pearson's subject updates. We "
        "assume that Music Practice and Creative Media Production are too, as their external component is a "
        "task-based brief. You can build any `Subject`",
        "part confirmed, part reading",
    ),
    OpenPoint(
        "OPEN-12",
        'Which day is "early June" or "early September"?',
        "The guide names a part of a month and never a day, so we give the month and the part",
        "literal",
    ),
    OpenPoint(
        "OPEN-13",
        "Do the first and the last day of a window count?",
        "Yes. The guide says so of the deadlines: 1 November is on time and 2 November is late; 15 December and 15 "
        "May are on time. We assume it of 15 September, of 28 October and of day 30 for an appeal",
        "part literal",
    ),
    OpenPoint(
        "OPEN-14",
        "What if a deadline is on a weekend?",
        "The official date stands. We also give the advised date: the last day before it that is not a Saturday, a "
        "Sunday or one of the closed days that you give",
        "literal",
    ),
    OpenPoint(
        "OPEN-15",
        "Can you ask for a review of moderation after Pearson accepted your amended marks?",
        "We assume not: Pearson agreed those marks",
        "reading",
    ),
    OpenPoint(
        "OPEN-16",
        "Can January still be claimed late?",
        "We assume yes, in the late certification window and until the resit or an internal retake has been sat, and "
        "not after the window. If you ask without a day, we only look at whether the record allows it; with a day but "
        "without key dates, we do not decide",
        "reading of CERT-4, CERT-7",
    ),
    OpenPoint(
        "OPEN-17",
        "What counts if the student missed the last external sitting?",
        "We assume that the last sitting with a result is the final one, as an absence is not an attempt (OPEN-8). "
        "OPEN-26 is about which series can then be claimed",
        "reading",
    ),
    OpenPoint(
        "OPEN-18",
        "Sport: what if the highest or the lowest student has no video?",
        "The answer is no, and it names the student to record: the sample comes from those with video, and both must "
        "be in it",
        "literal (SAMP-2 with SAMP-4)",
    ),
    OpenPoint(
        "OPEN-19",
        "Which rules hold for a series outside the guide's year?",
        "We apply this edition to the series or year that you ask about, and to what is sat or planned after its "
        "year. Its numbers and days are not applied to what is only history (days have differed: marks in Sport were "
        "due on 1 May in 2023). There are no rules before the suite began in December/January 2022-23, and no sample "
        "sizes before December/January 2025-26",
        "confirmed (FAQ; Pearson email of 20 Oct 2025)",
    ),
    OpenPoint(
        "OPEN-20",
        "Can you enter the external component while an internal retake is still planned for later?",
        "Yes, but the student must then sit the external component again",
        "literal",
    ),
    OpenPoint(
        "OPEN-21",
        "How many times can a student resubmit?",
        'Once: the guide speaks of "another go". From the second time on we do not decide: ask Pearson. The assessor '
        "must approve each one, and none comes after marks and sample are submitted",
        "reading",
    ),
    OpenPoint(
        "OPEN-22",
        "Which attempt counts if both have the same UMS?",
        "We assume the earlier one; the result is the same",
        "reading",
    ),
    OpenPoint(
        "OPEN-23",
        'Must a retake be in "the next" series or in "a later" one?',
        "We assume that any later series will do",
        "reading",
    ),
    OpenPoint(
        "OPEN-24",
        "What if an internal component is first sat after the external one?",
        "The terminal rule is not met. We assume that the student sits the external component again, which uses the "
        "one resit; in a creative subject there is no way on",
        "part reading",
    ),
    OpenPoint(
        "OPEN-25",
        "Can an unclaimed January still be claimed after an internal retake?",
        "We assume not, once the retake has been sat. A January that was claimed already stands",
        "reading",
    ),
    OpenPoint(
        "OPEN-26",
        "Can you claim a later series than the last external sitting (the student was entered for the resit with "
        "cash-in, then absent)?",
        "The guide does not say: ask Pearson",
        "open",
    ),
    OpenPoint(
        "OPEN-27",
        "Can a student resit other than in the May after a January (June of year 1, then January or June of year 2)?",
        "We assume that any later series will do while the student is on the course. You say when the course ends",
        "reading",
    ),
    OpenPoint(
        "OPEN-28",
        "Can you claim late after a May/June sitting?",
        "The guide offers no late claim, so we do not decide unless your key dates give days for one: ask Pearson",
        "open",
    ),
    OpenPoint(
        "OPEN-29",
        "What is one cohort?",
        "We assume one centre, subject, internal component and series, with all assessors, pathways and retakes",
        "reading",
    ),
    OpenPoint(
        "OPEN-30",
        "Art and Design: does the sample table apply, and what is submitted by when?",
        "Nothing goes to Learner Work Transfer. Another Pearson page wants marks 48 hours before the visit, so we do "
        "not decide whether marks are in time unless you give `marks_due`. We do not decide about the sample: ask "
        "Pearson",
        "open",
    ),
    OpenPoint(
        "OPEN-31",
        "Can you amend marks after a late submission?",
        'The guide says that lateness "could" cost you that chance (p. 14), and that you have it "providing" you were '
        "in time (p. 17). We assume the later, firmer wording: you can't, and Pearson adjusts the marks",
        "reading",
    ),
    OpenPoint(
        "OPEN-32",
        "Can a student resubmit between mark entry and sample upload?",
        "Yes, until both are in; then nobody in the cohort can. The deadline by itself does not stop it, but past it "
        "we say what being late costs",
        "literal wording",
    ),
    OpenPoint(
        "OPEN-33",
        "Can you enter a retake before the results of the earlier series are out?",
        'We assume yes: "after moderation" is about the sitting',
        "reading",
    ),
    OpenPoint(
        "OPEN-34",
        "Are the 30, 42 and 70 days calendar or working days, and from which day do they count?",
        "We assume calendar days; the day of receipt is day 0",
        "reading",
    ),
    OpenPoint(
        "OPEN-35",
        "How long do you keep work if there are two certificates, or if the student is still on the programme?",
        "We assume that the weeks count from the later receipt, and that you keep the work while the student is on "
        "the programme",
        "reading",
    ),
    OpenPoint(
        "OPEN-36",
        "Can a student retake an internal component after a certificate was claimed?",
        "We assume yes. A second certificate then needs the external resit, and the higher UMS of both attempts "
        "counts in it",
        "reading",
    ),
    OpenPoint(
        "OPEN-37",
        "What do you enter for a student who was there but has nothing creditable?",
        "We assume zero: only an absence is an X",
        "reading",
    ),
    OpenPoint(
        "OPEN-38",
        "What if nobody is left to replace an absent student?",
        "We assume that the sample then has everyone with a mark. We report the absence and do not refuse",
        "reading",
    ),
    OpenPoint(
        "OPEN-39",
        "What if Pearson's request is smaller than the table, or has more names?",
        "We assume that nobody is taken out, and that you only add students in a cohort of 1-15 and for the highest "
        "and lowest mark. In a larger cohort we ask whether you gave the whole request if it has fewer students, "
        "absent ones counted, than the table asks for or than have a mark, whichever is less: a list that was only "
        "half copied must not get a yes. If it is the whole request, say so. In "
        "Sport the centre picks, so too few is a no",
        "reading",
    ),
    OpenPoint(
        "OPEN-40",
        "Do you first replace absent students, or first add the highest and lowest mark?",
        "We assume that you first replace, then add",
        "reading",
    ),
    OpenPoint(
        "OPEN-41",
        "How is a centre approved that is outside the UK, or in a nation that we do not know, or in the UK with "
        "neither Pearson GCSEs nor BTEC Firsts?",
        "Outside the UK we do not decide: ask Pearson. If we do not know the nation, we apply APPR-1 and APPR-2 as "
        "they stand. In the UK we assume a full application (APPR-3)",
        "reading",
    ),
    OpenPoint(
        "OPEN-42",
        'Are "Art and Design" and "Art and Design Practice" the same subject?',
        "We assume that they are",
        "reading",
    ),
    OpenPoint(
        "OPEN-43",
        "Does a single assessor still use the exemplar materials?",
        "We assume yes: only the standardisation of decisions is not needed (STD-2)",
        "reading",
    ),
    OpenPoint(
        "OPEN-44",
        "Which 1 November is the deadline for a student who joins later?",
        "We assume that of the academic year of registering. Later than that costs a fee, and is never refused",
        "reading",
    ),
    OpenPoint(
        "OPEN-45",
        "Must you keep the work while an appeal or a problem with certification is open?",
        "We assume yes",
        "reading of KEEP-4",
    ),
    OpenPoint(
        "OPEN-46",
        "Outside Art and Design, can you keep a photograph or a video?",
        "We assume that a recording is the original where it is the evidence (Sport, and performances in Performing "
        "Arts, Music Practice and Creative Media Production). Storing work electronically (p. 19) covers a file that "
        "is the evidence. For a photograph in place of something else we do not decide: ask Pearson",
        "reading",
    ),
    OpenPoint(
        "OPEN-47",
        "Which attempt counts if the UMS of one is not known?",
        "We do not decide, and never just take the one that is known",
        "reading",
    ),
    OpenPoint(
        "OPEN-48",
        "How many students must be on video if some were absent?",
        "We assume at most as many as have a mark",
        "reading",
    ),
    OpenPoint(
        "OPEN-49",
        "Is a first certification with no award (U) a certificate, and do performance tables count it?",
        "The guide does not say: ask Pearson. If the thresholds that you give make the total a U, or if it is 0, we "
        "never say that a certificate is held",
        "open",
    ),
    OpenPoint(
        "OPEN-50",
        "Until when can a student sit the external component?",
        "We assume until 31 January for December/January and until 30 June for May/June, or until the results are out "
        '(from results day, or once a UMS of the series is known) where that is sooner. The guide says "in January" '
        'and "in May", and no day. Between the last day and the results we ask whether it was sat, and do not assume '
        "it",
        "reading",
    ),
    OpenPoint(
        "OPEN-51",
        "Can you claim with a late entry, with the entry for a resit after the January results, or on an entry day "
        "after the entry itself?",
        "We assume yes: while the component can be entered, its claim can (p. 20, p. 21)",
        "reading of CERT-2, CERT-3",
    ),
    OpenPoint(
        "OPEN-52",
        "What if the record says that something impossible was sat or missed (in a season that the subject does not "
        "have, once too often, or on a day still to come)?",
        "We assume a mistake in the data, to be checked first. We look at the record with it and without: if both "
        "agree, that is the answer; if not, it is unclear. A planned entry in such a season is an entry to move or "
        "withdraw",
        "reading",
    ),
    OpenPoint(
        "OPEN-53",
        "What if the student missed the last chance through illness?",
        "The guide does not say; it points to Pearson's special requirements page (p. 9). We name special "
        "consideration, and decide nothing on it",
        "open",
    ),
    OpenPoint(
        "OPEN-54",
        "Until when can the moderator stop moderation for missing standardisation?",
        "While moderation is under way (p. 13). After the report the guide does not say: ask Pearson",
        "open",
    ),
    OpenPoint(
        "OPEN-55",
        "Construction and the Built Environment: in which seasons is the external component offered, and does the "
        "re-entry day after the January results cover internal components sat that January?",
        "We assume both seasons, as for other written papers; and yes",
        "reading",
    ),
)


OPEN_POINTS: Mapping[str, OpenPoint] = MappingProxyType({point.id: point for point in _OPEN_POINTS})
"""Every point that the guide leaves open, by id."""

POINT_PAGES: Mapping[str, int] = MappingProxyType({"OPEN-9": 19, "OPEN-30": 14})
"""Where a finding names an open point in place of a rule, as the guide does not say it: the page where it comes up."""
