"""Sampling: which students' work goes to the moderator?

Pearson's system picks the sample at random in every subject but Sport, where the centre may pick. Either way the centre
has to see that the students with the highest and with the lowest non-zero mark are in it, and that nobody in it is
absent.

The marks given are always those of the whole cohort: everyone entered for one component in one series, retakes,
pathways and assessors together (OPEN-29). When the sample has to be in is decided by `btec_rules.moderation`.

>>> sample_size(15), sample_size(16), sample_size(200), sample_size(201)
(15, 15, 20, 25)
"""

from btec_rules.sampling.draws import Sample, draw
from btec_rules.sampling.reviews import Addition, Replacement, SampleReview, review
from btec_rules.sampling.sizes import recordings_required, sample_size

__all__ = ("Addition", "Replacement", "Sample", "SampleReview", "draw", "recordings_required", "review", "sample_size")
