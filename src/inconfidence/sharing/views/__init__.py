"""The pages of sharing, by what they are for."""
