"""Editions: the numbers of the guide, a file for each year's guide.

Next September: copy `y2025_26` to ``y2026_27``, change the name and numbers in the copy, and re-export it in
`btec_rules.editions` and `btec_rules`. No rule needs an edit.
"""
