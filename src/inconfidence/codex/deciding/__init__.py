"""Decides a flow: norms compiled to masks, and the engine that asks them. `table` remembers by class."""
