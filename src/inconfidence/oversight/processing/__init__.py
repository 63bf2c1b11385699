"""The record of processing and the register of duties: what the program knows, beside what the charity says."""
