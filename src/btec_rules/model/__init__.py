"""Model: what a caller hands in: series, subjects, sittings and records, rows, dates and key dates."""
