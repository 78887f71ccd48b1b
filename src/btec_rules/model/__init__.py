"""Model: what a caller passes in: series, subjects, sittings and records, rows, dates and key dates."""
