"""What the rules talk about: series, subjects, sittings, rulings, and the numbers of an edition.

Nothing here imports a rule module.
"""
