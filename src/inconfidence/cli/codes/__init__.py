"""One module a question of `inconfidence code`: `answer(args)` gives it in words and as data."""
