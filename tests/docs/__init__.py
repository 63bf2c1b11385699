"""What the documents say, held to what the program does."""
