"""A version of the program to come, for tests of upgrading to it: it has dropped a column of a table that is there."""
