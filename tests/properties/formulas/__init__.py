"""What a code permits, twice as a formula for z3: from its masks, and from its exported policies."""
