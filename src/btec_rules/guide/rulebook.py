"""Rulebook: every rule that the guide states.

`RULES` holds the 106 rules with the page on which each starts in the Centre Guide, 2025-26 edition (last changed on
17 October 2025), and what it says in our own words.

>>> RULES["RET-1"].page
12
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

import attrs

from btec_rules._values.values import Value

__all__ = ("RULES", "Rule", "RuleKind")


class RuleKind(Enum):
    """What sort of answer a rule calls for."""

    DECISION = "decision"
    """A yes or no, or a choice, computed from facts."""
    DATE = "date"
    """A date or a window, computed from a year, a series or an event."""
    QUANTITY = "quantity"
    """A number, computed from facts."""
    DUTY = "duty"
    """Something that a centre must do."""
    ADVICE = "advice"
    """Something that the guide recommends; never an error."""


@attrs.frozen(repr=False)
class Rule(Value):
    """One rule of the guide.

    Args:
        id: A stable id such as ``RET-1``.
        page: The page of the printed guide on which the rule starts.
        kind: What sort of answer it calls for.
        module: The module of this library that it lives in, such as ``retakes`` or ``model.series``.
        says: The rule in our own words.
        title: What it is about, in a few words.
    """

    id: str
    page: int
    kind: RuleKind
    module: str
    says: str
    title: str


_DECISION, _DATE, _QUANTITY, _DUTY, _ADVICE = RuleKind


_RULES = (
    Rule(
        "ROLE-1",
        5,
        _DUTY,
        "centre",
        "The centre has a quality nominee recorded on Edexcel Online (job role chosen and its confirmation box "
        "ticked); messages about the suite go to that person.",
        "A quality nominee for the centre",
    ),
    Rule(
        "ROLE-2",
        5,
        _DUTY,
        "centre",
        "Each subject has a programme lead, who may be the head of department, the quality nominee or anyone suitable; "
        "the role is not recorded on Edexcel Online.",
        "A programme lead for each subject",
    ),
    Rule(
        "PLAN-1",
        5,
        _ADVICE,
        "centre",
        "No assessment plan is required; each component is planned to fit its set timings, with the key dates schedule "
        "as the planning aid.",
        "No assessment plan is needed",
    ),
    Rule(
        "APPR-1",
        6,
        _DECISION,
        "centre",
        "A centre that offered Pearson GCSEs at any time in the last three years is approved for every Tech Award "
        "automatically and may register students at once.",
        "Automatic approval for a centre with Pearson GCSEs",
    ),
    Rule(
        "APPR-2",
        6,
        _DECISION,
        "centre",
        "A centre that APPR-1 does not cover and that runs BTEC Firsts, with no Pearson GCSEs or beside another "
        "awarding organisation's GCSEs, fills in the online approval form on Edexcel Online; usually about five "
        "working days.",
        "The online form for a centre with BTEC Firsts",
    ),
    Rule(
        "APPR-3",
        6,
        _DECISION,
        "centre",
        "Any other UK provider sends a full approval application, with a JCQ centre approval application too unless "
        "already inspected by JCQ (CCEA in Northern Ireland, WJEC in Wales).",
        "A full application for any other centre",
    ),
    Rule(
        "APPR-4",
        6,
        _DUTY,
        "centre",
        "A consortium is set up by its co-ordinator in the Centre Admin Portal, as for GCSE and A level.",
        "Setting up a consortium",
    ),
    Rule(
        "COMP-1",
        6,
        _DATE,
        "centre",
        "Each year from 15 September to 28 October, both days included, the head of centre (or deputy head of centre, "
        "vice principal or MAT CEO) confirms the Edexcel Online account and accepts the terms and conditions.",
        "Confirming the Edexcel Online account each autumn",
    ),
    Rule(
        "COMP-2",
        6,
        _DECISION,
        "centre",
        "No annual quality declaration is needed this year; accepting the terms and conditions replaces it.",
        "No annual quality declaration",
    ),
    Rule(
        "COMP-3",
        6,
        _DUTY,
        "centre",
        "Only people currently working at the centre should have access to secure information on Edexcel Online; the "
        "account's contact details are kept right.",
        "Who has access to Edexcel Online",
    ),
    Rule(
        "COMP-4",
        6,
        _ADVICE,
        "centre",
        "The two yearly activities are not the quality nominee's, who does well to check with the head of centre that "
        "they are done in time.",
        "The yearly tasks are not the quality nominee's",
    ),
    Rule(
        "POL-1",
        7,
        _DUTY,
        "centre",
        "Policies and procedures are reviewed and evaluated every year and say how BTEC programmes and their quality "
        "assurance work at the centre. Registration and certification: timely registration and entry, cash-in. "
        "Assessment: set assignments within the set time. Internal verification: standardisation of the team with "
        "exemplar materials, standardisation of decisions before marks are submitted, who provides marks and sample.",
        "Policies are reviewed every year",
    ),
    Rule(
        "POL-2",
        7,
        _DECISION,
        "centre",
        "A centre that already has policies for other BTECs needs no separate ones for Tech Awards: it adds the Tech "
        "Award points to the three named. Other policies are required too (listed elsewhere). Usually the quality "
        "nominee sees to the yearly review.",
        "Policies for other BTECs can be used",
    ),
    Rule(
        "REG-1",
        8,
        _DATE,
        "registration",
        "Registration opens on 1 September each year.",
        "Registration opens on 1 September",
    ),
    Rule(
        "REG-2",
        8,
        _DATE,
        "registration",
        "Students must be registered by the normal deadline, 1 November; the standard late fees apply after that date "
        "(the guide gives no amounts).",
        "Registering by 1 November",
    ),
    Rule(
        "ENT-1",
        8,
        _DUTY,
        "entries",
        "Each student is entered for each internal component, by the entry deadline of the series in which the student "
        "sits it (the dates are in the key dates schedule, not in the guide). A late entry carries a late fee.",
        "An entry for each internal component",
    ),
    Rule(
        "ENT-2",
        8,
        _DECISION,
        "model.series",
        "There are two moderation series a year, December/January and May/June; a new set assignment (PSA) is released "
        "for each.",
        "Two series a year",
    ),
    Rule(
        "ENT-3",
        8,
        _DECISION,
        "entries",
        "The PSA worked on must be that of the series entered for; work on an earlier series' PSA cannot be submitted "
        "in a later series.",
        "The set assignment of the series",
    ),
    Rule(
        "ENT-4",
        8,
        _DECISION,
        "entries",
        "The entry for the external component is made in the same series as the internal components or a later one.",
        "The external entry is never before the internal ones",
    ),
    Rule(
        "ENT-5",
        8,
        _ADVICE,
        "entries",
        "Entries are what lets Pearson allocate a moderator.",
        "Entries bring a moderator",
    ),
    Rule(
        "ENT-6",
        12,
        _ADVICE,
        "entries",
        "Students are put in for assessment when thought ready.",
        "Enter students when they are ready",
    ),
    Rule(
        "ACC-1",
        9,
        _DUTY,
        "centre",
        "Access arrangements follow Pearson's special requirements guidance and the JCQ document on access "
        "arrangements; the guide states no rule of its own.",
        "Access arrangements",
    ),
    Rule(
        "STD-1",
        9,
        _DUTY,
        "standardisation",
        "The whole assessment team standardises on Pearson's exemplar materials for each internal component before "
        "marking starts. No evidence goes to Pearson; keeping notes is advised; where marking differs, teachers review "
        "everyone's marks.",
        "Standardising on exemplars before marking",
    ),
    Rule(
        "STD-6",
        9,
        _ADVICE,
        "standardisation",
        "Exemplars are marked as if real before looking at the answers; the activity may be spread out; new exemplars "
        "are added after each series; the materials can be looked at again at any time.",
        "How to use the exemplars",
    ),
    Rule(
        "PSA-1",
        10,
        _DATE,
        "model.series",
        "PSAs are released by secure link in early June for the following December/January moderation and in early "
        "September for the following May/June moderation. The guide gives the part of the month, never a day.",
        "When set assignments come out",
    ),
    Rule(
        "PSA-2",
        10,
        _DECISION,
        "model.subjects",
        "Art and Design has no December/January assessment series.",
        "Art and Design has no December/January series",
    ),
    Rule(
        "PSA-3",
        10,
        _ADVICE,
        "entries",
        "All content is taught before a PSA starts; so the December/January series of year 1 is not meant for students "
        "who began in that September. Advice, not a bar.",
        "All content is taught first",
    ),
    Rule(
        "REC-1",
        10,
        _DUTY,
        "submission",
        "An assessment record sheet is completed; student and assessor both sign the declaration of authenticity and "
        "sample consent. A centre's own form must contain at least what the template has. Electronic signatures "
        "(scanned or typed) are accepted.",
        "A signed record sheet for each student",
    ),
    Rule(
        "REC-2",
        10,
        _DUTY,
        "submission",
        "The record is attached to the student's work for moderation.",
        "The record goes with the work",
    ),
    Rule(
        "REC-3",
        10,
        _ADVICE,
        "submission",
        "Pearson's assessment tracker is optional; it makes the record and authentication forms.",
        "The assessment tracker is optional",
    ),
    Rule(
        "FB-1",
        11,
        _DUTY,
        "resubmission",
        "Feedback should cover overall achievement, descriptors achieved, descriptors not achieved or missing, "
        "material the student could have drawn on, and conduct and approach. It must not give direct, specific "
        "instructions on how to improve the evidence.",
        "What feedback covers",
    ),
    Rule(
        "FB-3",
        11,
        _DECISION,
        "resubmission",
        "Saying why a mark was or was not given, and in general which areas to look at, is allowed; saying what to do "
        "to improve is not, because it would affect any resubmission.",
        "Feedback never says how to improve",
    ),
    Rule(
        "FB-2",
        11,
        _ADVICE,
        "submission",
        "Annotation of evidence is good practice; it marks where evidence is and confirms no mark.",
        "Annotating the evidence",
    ),
    Rule(
        "RESUB-1",
        11,
        _DECISION,
        "resubmission",
        "After marking and before submission, a student who did not reach their expected potential may resubmit, if "
        "the assessor approves it first.",
        "One more go before marks are submitted",
    ),
    Rule(
        "RESUB-2",
        11,
        _QUANTITY,
        "resubmission",
        "The parts that fell short are reworked, no fresh start is needed; the time allowed is usually less than, and "
        "at most, the full time on the PSA again (a six-hour PSA: up to six more hours).",
        "How much time a resubmission has",
    ),
    Rule(
        "RESUB-3",
        12,
        _DECISION,
        "resubmission",
        "Once marks and sample have been submitted for moderation, no resubmission is possible.",
        "No resubmission after marks are submitted",
    ),
    Rule(
        "RESUB-4",
        12,
        _DECISION,
        "resubmission",
        "No separate record sheet is needed: the original may be overwritten with the new marks and comments. Keeping "
        "an internal record of who resubmitted is advised.",
        "The record of a resubmission",
    ),
    Rule(
        "RESUB-5",
        12,
        _DECISION,
        "resubmission",
        "Only the final marks and the final evidence need be submitted for moderation.",
        "Only the final work is submitted",
    ),
    Rule(
        "RET-1",
        12,
        _DECISION,
        "retakes",
        "After moderation a student may retake each internal component once.",
        "One retake of each internal component",
    ),
    Rule(
        "RET-2",
        12,
        _DECISION,
        "retakes",
        "A retake is entered in a later series and is done on that series' new PSA.",
        "A retake is in a later series, on its new assignment",
    ),
    Rule(
        "RET-3",
        12,
        _DECISION,
        "retakes",
        "Art and Design Practice has one series in each academic year, so its retake waits for the next academic year.",
        "Retakes in Art and Design wait a year",
    ),
    Rule(
        "RET-4",
        12,
        _DECISION,
        "retakes",
        "Work from the first sitting may be adapted where appropriate, unless there were concerns about it "
        "(malpractice, authenticity, security).",
        "Adapting work from the first sitting",
    ),
    Rule(
        "RET-5",
        12,
        _DECISION,
        "retakes",
        "The higher UMS outcome of the two attempts counts.",
        "The higher UMS counts",
    ),
    Rule(
        "RET-6",
        12,
        _DECISION,
        "retakes",
        "A retake is taken before or in the same series as the external sitting that certificates; if it is later, "
        "RET-7 follows.",
        "A retake comes before the external component, or with it",
    ),
    Rule(
        "RET-7",
        13,
        _DECISION,
        "retakes",
        "A student who retakes an internal component after sitting the external component must also resit the external "
        "component to meet the terminal rule (a certificate already claimed is not touched).",
        "A later retake needs an external resit",
    ),
    Rule(
        "RET-8",
        13,
        _QUANTITY,
        "retakes",
        "The full time, monitored preparation included where applicable, is allowed again for a retake.",
        "A retake has the full time",
    ),
    Rule(
        "RET-9",
        13,
        _DUTY,
        "retakes",
        "Adapted work is repurposed, built upon or edited to meet the new PSA.",
        "What adapting means",
    ),
    Rule(
        "RET-10",
        13,
        _DUTY,
        "retakes",
        "Students are not guided on how to improve; any assistance is documented and taken into account in the "
        "assessment (JCQ coursework instructions, sections 2 and 17).",
        "No guidance on how to improve",
    ),
    Rule(
        "STD-2",
        13,
        _DECISION,
        "standardisation",
        "A component with one assessor needs no internal standardisation of decisions; a check by someone experienced "
        "is good practice.",
        "One assessor: no standardisation needed",
    ),
    Rule(
        "STD-3",
        13,
        _DECISION,
        "standardisation",
        "A component with more than one assessor must be standardised, and a record kept. No set form and no set "
        "number of students; existing procedures are followed.",
        "Several assessors: standardise and keep a record",
    ),
    Rule(
        "STD-4",
        14,
        _DECISION,
        "standardisation",
        "Submitting marks counts as confirming that standardisation took place.",
        "Submitting marks confirms standardisation",
    ),
    Rule(
        "STD-5",
        13,
        _DECISION,
        "standardisation",
        "Where the moderator finds that it did not take place, moderation may be stopped; the centre then re-marks all "
        "work, completes standardisation and arranges a new moderation at its own expense.",
        "What happens where nobody standardised",
    ),
    Rule(
        "MOD-1",
        14,
        _DECISION,
        "moderation",
        "All students entered for the series, first time or retake, every pathway and every assessor, are one cohort.",
        "Everyone entered is one cohort",
    ),
    Rule(
        "MOD-2",
        14,
        _DECISION,
        "moderation",
        "Work is moderated in the series in which it was completed.",
        "Work is moderated in its own series",
    ),
    Rule(
        "MOD-3",
        14,
        _DECISION,
        "moderation",
        "Moderation happens twice a year in every subject but Art and Design.",
        "Moderation twice a year",
    ),
    Rule(
        "MOD-9",
        14,
        _ADVICE,
        "moderation",
        "Moderation is the check, required by the DfE, that internal components are marked fairly and accurately and "
        "alike by all assessors, made on a sample.",
        "What moderation is for",
    ),
    Rule(
        "MOD-4",
        14,
        _DATE,
        "moderation",
        "Marks and sample are due by 15 December for December/January and by 15 May for May/June (Art and Design "
        "uploads no sample). On a weekend the last working day before is advised, but the official date still stands.",
        "Marks and sample are due on 15 December and 15 May",
    ),
    Rule(
        "MOD-5",
        14,
        _DECISION,
        "moderation",
        "Missing the deadline could cost the chance to amend marks after feedback and might delay results; the guide "
        "names no refusal.",
        "What a late submission costs",
    ),
    Rule(
        "MARK-1",
        14,
        _DECISION,
        "mark_sheet",
        "Every student entered has a mark, unless absent, which is entered as a capital X.",
        "A mark or an X for everyone entered",
    ),
    Rule(
        "MARK-2",
        14,
        _DECISION,
        "mark_sheet",
        "Zero is never entered for an absent student.",
        "Never a zero for an absent student",
    ),
    Rule(
        "SAMP-1",
        15,
        _DECISION,
        "sampling",
        "Pearson's system picks the sample at random in every subject but Sport, where the centre may pick.",
        "Who picks the sample",
    ),
    Rule(
        "SAMP-2",
        15,
        _DECISION,
        "sampling",
        "The sample includes the students with the highest mark and with the lowest non-zero mark; the centre must add "
        "them where the request lacks them.",
        "The highest and the lowest mark are in the sample",
    ),
    Rule(
        "SAMP-3",
        15,
        _QUANTITY,
        "sampling",
        "Sample size by cohort size: 1-15 all, 16-100 15, 101-200 20, over 200 25.",
        "How many are sampled",
    ),
    Rule(
        "SAMP-4",
        15,
        _QUANTITY,
        "sampling",
        "Sport: video of at least 20 students (everyone where there are fewer than 20; 25 where there are more than "
        "200); the sample is picked from those with video.",
        "How many are filmed in Sport",
    ),
    Rule(
        "SAMP-5",
        16,
        _DECISION,
        "sampling",
        "Adding the highest and the lowest can make the sample larger than the table says.",
        "A sample can be larger than the table says",
    ),
    Rule(
        "SAMP-6",
        16,
        _DECISION,
        "sampling",
        "A student in the sample who is marked absent is replaced by another on a similar mark.",
        "Replacing an absent student",
    ),
    Rule(
        "MOD-6",
        15,
        _DECISION,
        "moderation",
        "The moderator first looks at a sub-sample. Within tolerance throughout: nothing more is moderated. Any mark "
        "outside tolerance: the moderated sample is extended. (Tolerances are not in the guide.)",
        "The moderator's sub-sample",
    ),
    Rule(
        "SUB-1",
        16,
        _DUTY,
        "submission",
        "The sample goes up on Learner Work Transfer by the series deadline: for each student the evidence, the record "
        "sheet with marks, and the signed declaration. (Not in Art and Design, which is visited.)",
        "What is uploaded for each student",
    ),
    Rule(
        "MOD-7",
        16,
        _DECISION,
        "moderation",
        "Moderation is remote; for Art and Design it is a visit, with feedback at its end.",
        "Moderation is remote, or a visit in Art and Design",
    ),
    Rule(
        "MOD-8",
        16,
        _DUTY,
        "moderation",
        "The introductory email usually goes to the quality nominee, or to the exams officer where none is recorded; "
        "details are kept up to date and the mail is passed on promptly to the programme lead. The initial report is "
        "announced to exams team and quality nominee; it comments on standards, never on individual students. Late "
        "submission may delay it. A missing report: ask the moderator first, then the support portal.",
        "The moderator's email and initial report",
    ),
    Rule(
        "OUT-1",
        17,
        _DECISION,
        "moderation",
        "Marking accurate within the allowed margin: no further action is required; feedback may still come.",
        "Marking accurate: nothing to do",
    ),
    Rule(
        "OUT-2",
        17,
        _DECISION,
        "moderation",
        "Inaccurate marking: the centre may amend its marks (optional, recommended), provided marks and sample were in "
        "by the series deadline.",
        "Marking inaccurate: the centre may amend",
    ),
    Rule(
        "OUT-3",
        18,
        _DECISION,
        "moderation",
        "Where the centre does not amend, Pearson adjusts the marks.",
        "Not amended: Pearson adjusts",
    ),
    Rule(
        "OUT-4",
        18,
        _DATE,
        "moderation",
        "Amendments are made by the series' mark amendment deadline (key dates schedule).",
        "The deadline for amending marks",
    ),
    Rule(
        "OUT-5",
        18,
        _DECISION,
        "moderation",
        "Amending is about marks only: students do no further work after submission.",
        "No more work after submission",
    ),
    Rule(
        "OUT-6",
        18,
        _DECISION,
        "moderation",
        "Amended marks found accurate are final; if still inaccurate, marks are adjusted, for the whole cohort or part "
        "of it.",
        "After amended marks",
    ),
    Rule(
        "OUT-7",
        17,
        _DECISION,
        "moderation",
        "The initial report says clearly whether amending marks now is recommended; if not, its comments are for a "
        "later series.",
        "What the initial report says about amending",
    ),
    Rule(
        "OUT-8",
        18,
        _ADVICE,
        "moderation",
        "Amendments are based on the moderator's feedback, for all marking that it may touch and not only for the "
        "sample; they may concern everyone or a few; the report gives no exact amounts.",
        "What amendments are based on",
    ),
    Rule(
        "RES-1",
        18,
        _DATE,
        "post_results",
        "Results and the final moderator report are on Edexcel Online from results day of the series; principal "
        "moderator reports are on the subject pages. The initial report's expected date is in the key dates schedule.",
        "Results and reports",
    ),
    Rule(
        "ROMM-1",
        19,
        _DATE,
        "post_results",
        "After reviewing the moderator's report and the final marks, a review of moderation (ROMM service 3) may be "
        "asked for from results day until the deadline in the key dates schedule.",
        "Asking for a review of moderation",
    ),
    Rule(
        "ROMM-2",
        19,
        _DECISION,
        "post_results",
        "It is not available where Pearson agreed the centre's marks in moderation.",
        "No review where the marks were agreed",
    ),
    Rule(
        "ROMM-3",
        19,
        _DECISION,
        "post_results",
        "No request before all students have received results on the official results day.",
        "No review before results day",
    ),
    Rule(
        "APL-1",
        19,
        _DATE,
        "post_results",
        "An appeal needs a ROMM outcome first and a good reason, and is sent within 30 days of receiving that outcome.",
        "An appeal within 30 days of the review's outcome",
    ),
    Rule(
        "APL-2",
        19,
        _DECISION,
        "post_results",
        "An appeal about a moderated component is for the whole cohort, never one student.",
        "An appeal is for the whole cohort",
    ),
    Rule(
        "APL-3",
        19,
        _DECISION,
        "post_results",
        "Only a centre may appeal; students and families may not.",
        "Only a centre may appeal",
    ),
    Rule(
        "APL-4",
        19,
        _DATE,
        "post_results",
        "Two steps: a preliminary appeal, handled within 42 days of Pearson receiving the application; then a hearing, "
        "handled within 70 days where the request is valid.",
        "The two steps of an appeal",
    ),
    Rule(
        "APL-5",
        19,
        _DUTY,
        "post_results",
        "An appeal is sent by email on JCQ's appeals form and handled under JCQ's appeals guide; fees are on the "
        "post-results page (no amounts in the guide).",
        "How to send an appeal",
    ),
    Rule(
        "KEEP-1",
        19,
        _DATE,
        "retention",
        "Students' original work should be stored securely for at least 12 weeks, which start when the centre receives "
        "the certificates.",
        "Keeping students' work for 12 weeks",
    ),
    Rule(
        "KEEP-2",
        19,
        _DECISION,
        "retention",
        "Electronic storage is fine, if secure and accessible.",
        "Keeping work electronically",
    ),
    Rule(
        "KEEP-3",
        20,
        _DECISION,
        "retention",
        "Art and Design: good photos or video may stand in for the original artwork.",
        "Photos of artwork",
    ),
    Rule(
        "KEEP-4",
        20,
        _DECISION,
        "retention",
        "A centre can show any current student work to Pearson on request, or where there is an appeal or a problem "
        "with certification.",
        "Showing current work to Pearson",
    ),
    Rule(
        "KEEP-5",
        20,
        _DECISION,
        "retention",
        "Evidence of students still on the programme stays at the centre.",
        "Work of students still on the course",
    ),
    Rule(
        "KEEP-6",
        20,
        _ADVICE,
        "retention",
        "The regulator may ask for portfolios and assessment documents, so these are kept in order.",
        "Work that the regulator may ask for",
    ),
    Rule(
        "EXT-1",
        20,
        _DECISION,
        "terminal_rule",
        "One component is external, and it is taken at the end of the programme: internal components are sat before it "
        "or in the same series (the terminal rule).",
        "The external component comes last (the terminal rule)",
    ),
    Rule(
        "EXT-2",
        20,
        _DECISION,
        "external",
        "Except in creative subjects, the external component can be sat in January and resat in May.",
        "January, and a resit in May",
    ),
    Rule(
        "EXT-3",
        20,
        _DECISION,
        "external",
        "One resit of the external component while on the course.",
        "One resit of the external component",
    ),
    Rule(
        "EXT-4",
        20,
        _DECISION,
        "external",
        "Creative subjects: external in May/June only, so no resit.",
        "Creative subjects have no resit",
    ),
    Rule(
        "EXT-5",
        20,
        _DUTY,
        "external",
        "Written papers are kept secure until the exam date. Creative tasks are released in January for May/June, and "
        "the work goes up on Learner Work Transfer.",
        "Keeping papers secure, and creative tasks",
    ),
    Rule(
        "CERT-1",
        20,
        _DECISION,
        "certification",
        "Certification should be claimed, with the qualification's cash-in code, in the series of the terminal "
        "external assessment.",
        "Claiming in the series of the last external component",
    ),
    Rule(
        "CERT-2",
        20,
        _DECISION,
        "certification",
        "The claim is made in the normal entry window; after a January sitting a late claim may follow the January "
        "results.",
        "When the claim is made",
    ),
    Rule(
        "CERT-7",
        21,
        _DATE,
        "certification",
        "After a January sitting that the student is happy with, certification is claimed at once, in the late "
        "certification window that opens after the January results (dates not in the guide).",
        "Claiming January at once, in the late window",
    ),
    Rule(
        "CERT-3",
        21,
        _DECISION,
        "certification",
        "A student who will resit in May/June may leave the claim until then, entering the cash-in code with the resit "
        "entry.",
        "Leaving the claim until the resit",
    ),
    Rule(
        "CERT-4",
        21,
        _DECISION,
        "certification",
        "Where January was not claimed and the student resits, the final sitting is used even if the first was higher; "
        "the first can no longer be chosen.",
        "January not claimed: the final sitting counts",
    ),
    Rule(
        "CERT-5",
        21,
        _DECISION,
        "certification",
        "Where January was claimed and the resit is claimed too, the student holds both certificates (the second on "
        "the resit's result) and may use the higher for their own progression.",
        "January claimed: both certificates are held",
    ),
    Rule(
        "CERT-6",
        21,
        _DECISION,
        "certification",
        "A student's first certification is the one that counts in performance tables.",
        "The first certificate counts in performance tables",
    ),
    Rule(
        "SPEC-1",
        23,
        _ADVICE,
        "centre",
        "The specification is the first reference for planning and assessment.",
        "The specification comes first",
    ),
)


RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _RULES})
"""Every rule of the guide, by id, in the guide's order of topics."""
