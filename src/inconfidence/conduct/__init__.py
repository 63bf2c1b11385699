"""What goes wrong among those who promised: breaches of confidence, each with an owner, a clock and an outcome."""
