"""What every part of the house stands on: errors, ids, the clock, languages, the nearest word."""
