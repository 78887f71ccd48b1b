"""Rulings: answers that carry their reasons, and the one way in which rules make them."""
