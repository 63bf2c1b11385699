"""The trustees' sheets: made once at the founding, printed, and never kept."""
