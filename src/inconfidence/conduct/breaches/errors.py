"""What can go wrong while a breach is dealt with."""

from inconfidence.kernel.errors import InConfidenceError


class Closed(InConfidenceError):
    """The breach has an outcome: only what its proceedings come to is added after that."""

    def __init__(self) -> None:
        super().__init__(
            "this breach is closed: only its proceedings can be added to; report a new one instead"
        )


class StepsLeft(InConfidenceError):
    """An outcome before the steps that the law and the code ask for. `steps`: those that are left, in order."""

    def __init__(self, steps: list[str]) -> None:
        said = ", ".join(f"`{step}`" for step in steps)
        super().__init__(f"the outcome comes last: do {said} first")
        self.steps = steps


class NotTheirs(InConfidenceError):
    """The member who was named deals with these reports: a report about them goes into other hands."""

    def __init__(self) -> None:
        super().__init__("this member deals with this breach: report it anew, and it goes into other hands")


class TooManyLines(InConfidenceError):
    """More lines of the ledger than anybody reads as evidence."""

    def __init__(self, found: int) -> None:
        super().__init__(f"there are `{found}` lines in these days: choose fewer days")
