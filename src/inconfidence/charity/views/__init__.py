"""The pages of membership, by what they are for."""
