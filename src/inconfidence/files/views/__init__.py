"""The pages of a file, by what they are for."""
