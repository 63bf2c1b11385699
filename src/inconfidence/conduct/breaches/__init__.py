"""Breaches of confidence, meant or not: each has an owner, a clock and an outcome."""
