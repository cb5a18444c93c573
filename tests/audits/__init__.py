"""Made documents with known truth, errors planted in them, and how many of those the audit finds."""
