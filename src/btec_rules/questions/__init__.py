"""Questions: every public function, asked in plain data and answered in plain data.

For services, other languages, plugins and logs: a question is a dict that JSON can carry, and so is its answer. What a
function is called and takes is read from the function itself, so that there is no second list of them.

>>> ask({"ask": "sampling.sample_size", "facts": {"cohort_size": 40}})["answer"]
15

A receipt keeps a question with its answer, and can be replayed years later: see `receipt` and `replay`.
"""

from btec_rules.questions.asking import ask, names
from btec_rules.questions.receipts import receipt, replay
from btec_rules.questions.schemas import schema

__all__ = ("ask", "names", "receipt", "replay", "schema")
