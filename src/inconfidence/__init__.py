"""In Confidence: what people tell a support charity, kept under its code."""
