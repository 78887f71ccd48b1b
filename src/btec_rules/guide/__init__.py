"""Guide: what Pearson says, as data: the rules, the points left open, and the sentences that rulings use."""
