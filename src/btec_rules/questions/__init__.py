"""Questions: every public function, asked in plain data and answered in plain data.

For services, other languages, plugins and logs: a question is a dict that JSON can carry, and so is its answer. What a
function is called and takes is read from the function itself, so that there is no second list of them.

>>> ask({"ask": "sampling.sample_size", "facts": {"cohort_size": 40}})["answer"]
15
"""

from btec_rules.questions.asking import ask, names
from btec_rules.questions.schemas import schema

__all__ = ("ask", "names", "schema")
