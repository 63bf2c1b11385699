"""Says decisions and the words of the vocabulary as people say them."""
