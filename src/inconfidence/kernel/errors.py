"""The root of every error that the program raises on purpose."""


class InConfidenceError(Exception):
    """Something was wrong and the message says what, where and what to do next.

    INVARIANT: a message never holds a secret, a person's name or anything that was told in confidence.
    """
