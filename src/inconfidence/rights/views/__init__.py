"""The pages of rights, by what they are for."""
