"""Texts of `sampling`: who is in the moderation sample, and who must be added or swapped."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "sampling.pearson-picks": on(
        "SAMP-1",
        passed="The sample was picked in the right way.",
        unknown="This is only a rehearsal: in {subject} Pearson's system picks the sample. We need {fact:word}.",
    ),
    "sampling.visited-subject": on(
        "MOD-7",
        unknown="This subject is moderated by a visit, so you upload no sample. The guide does not say how its sample "
        "is made up. Ask Pearson.",
    ),
    "sampling.size": on(
        "SAMP-3",
        passed="The sample is large enough.",
        failed="The sample has too few students: {size}. A cohort of {cohort} needs {wanted} who have a mark.",
        unknown="Is that the whole request? Students requested: {size}. For a cohort of {cohort}, Pearson should ask "
        "for {wanted} who have a mark.",
        advice="The sample is smaller than the guide's table says: {size}. A cohort of {cohort} would have {wanted} "
        "who have a mark. Pearson asked for no more, so we assume that you need not make up the number (OPEN-39).",
    ),
    "sampling.everyone-in-a-small-cohort": on(
        "SAMP-3",
        consequence="Add {candidate}: in a cohort of {cohort}, everyone with a mark is in the sample.",
    ),
    "sampling.highest-missing": on(
        "SAMP-2",
        passed="The highest mark is in the sample.",
        consequence="Add {candidate}: the highest mark, {mark}, is missing from the sample.",
        failed="The highest mark, {mark}, is missing from the sample, and nobody who has it is on video: "
        "{candidates:list}. Record one who has it.",
    ),
    "sampling.lowest-missing": on(
        "SAMP-2",
        passed="The lowest non-zero mark is in the sample.",
        consequence="Add {candidate}: the lowest non-zero mark, {mark}, is missing from the sample.",
        failed="The lowest non-zero mark, {mark}, is missing from the sample, and nobody who has it is on video: "
        "{candidates:list}. Record one who has it.",
    ),
    "sampling.larger-than-table": on(
        "SAMP-5",
        consequence="The sample has {size} students, more than the {wanted} of the table. That is allowed.",
    ),
    "sampling.absent-in-sample": on(
        "SAMP-6",
        passed="Nobody in the sample was absent.",
        consequence="Replace {absent}, who was absent, with {by} (mark {mark}; expected of {absent}: {expected}).",
        unknown="Replace {absent}, who was absent, with a student on a similar mark. Which mark did you expect of "
        "{absent}? Until we know, {by} is only a proposal.",
        advice="{absent} was absent, and nobody is left to replace them.",
    ),
    "sampling.videos": on(
        "SAMP-4",
        passed="Enough students are on video.",
        failed="Too few students are on video: {found}. A cohort of {cohort} needs {wanted}.",
        unknown="Which students are recorded on video?",
    ),
    "sampling.no-video": on(
        "SAMP-4",
        passed="Everyone in the sample is on video.",
        failed="In the sample, but not on video: {candidates:list}. Pick the sample from students who are.",
    ),
}
