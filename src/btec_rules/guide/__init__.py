"""Guide: what Pearson says, as data and text: rules, open points, and the sentences that rulings say."""
