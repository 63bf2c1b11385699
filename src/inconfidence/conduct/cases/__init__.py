"""What the registers of cases share: a case is sealed in a file of its own, shut to its parties, put before those who
deal with it, and dealt with step by step."""
