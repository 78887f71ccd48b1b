"""A second, independent transcription of the Tech Award rules, for comparison by exhaustion."""
