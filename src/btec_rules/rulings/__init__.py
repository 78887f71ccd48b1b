"""Rulings: answers that carry their reasons, and how rules make them."""
