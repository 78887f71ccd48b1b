"""Texts of `sampling`: who is in the moderation sample, and who must be added or swapped."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "sampling.pearson-picks": on(
        "SAMP-1",
        passed="The sample comes from those who may pick it.",
        unknown="A rehearsal: in {subject} Pearson's system picks the sample. We need {fact:word}.",
    ),
    "sampling.visited-subject": on(
        "MOD-7",
        unknown="The subject is moderated by a visit and no sample is uploaded; the guide does not say how its sample "
        "is made up. Ask Pearson.",
    ),
    "sampling.size": on(
        "SAMP-3",
        passed="The sample is as large as the table asks for.",
        failed="Students in the sample: {size}; a cohort of {cohort} needs {wanted} of those with a mark.",
        unknown="Is that the whole request? Students requested: {size}; for a cohort of {cohort} Pearson should ask "
        "for {wanted} of those with a mark.",
        advice="Students in the sample: {size}; by the table a cohort of {cohort} would have {wanted} of those with a "
        "mark. Pearson asked for these and no more, so nobody is added to make up the number.",
    ),
    "sampling.everyone-in-a-small-cohort": on(
        "SAMP-3",
        consequence="Add {candidate}: in a cohort of {cohort} everyone with a mark is in the sample.",
    ),
    "sampling.highest-missing": on(
        "SAMP-2",
        passed="The highest mark is in the sample.",
        consequence="Add {candidate}: the highest mark, {mark}, was not in the sample.",
        failed="The highest mark, {mark}, is not in the sample, and nobody who has it is on video: {candidates:list}.",
    ),
    "sampling.lowest-missing": on(
        "SAMP-2",
        passed="The lowest non-zero mark is in the sample.",
        consequence="Add {candidate}: the lowest non-zero mark, {mark}, was not in the sample.",
        failed="The lowest non-zero mark, {mark}, is not in the sample, and nobody who has it is on video: "
        "{candidates:list}.",
    ),
    "sampling.larger-than-table": on(
        "SAMP-5",
        consequence="Students in the sample: {size}, more than the {wanted} of the table; that is in order.",
    ),
    "sampling.absent-in-sample": on(
        "SAMP-6",
        passed="Nobody in the sample was absent.",
        consequence="Replace {absent}, who was absent, by {by} (mark {mark}, expected {expected}).",
        unknown="Replace {absent}, who was absent, by somebody on a similar mark; {by} is only a proposal, as the mark "
        "that was expected is not known.",
        advice="{absent} was absent and nobody is left to replace them.",
    ),
    "sampling.videos": on(
        "SAMP-4",
        passed="Enough students are recorded on video.",
        failed="Students recorded on video: {found}; a cohort of {cohort} needs {wanted}.",
        unknown="Who is recorded on video is not known.",
    ),
    "sampling.no-video": on(
        "SAMP-4",
        passed="Everyone in the sample is recorded on video.",
        failed="In the sample, but not recorded on video: {candidates:list}.",
    ),
}
