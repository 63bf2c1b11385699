"""What can go wrong while a case is dealt with."""

from inconfidence.kernel.errors import InConfidenceError


class Closed(InConfidenceError):
    """The case has an outcome: only what comes after that is added."""

    def __init__(self) -> None:
        super().__init__("this case is closed: only what came of it can be added to; begin a new one instead")


class StepsLeft(InConfidenceError):
    """An outcome before the steps that the law and the code ask for. `steps`: those that are left, in order."""

    def __init__(self, steps: list[str]) -> None:
        said = ", ".join(f"`{step}`" for step in steps)
        super().__init__(f"the outcome comes last: do {said} first")
        self.steps = steps


class NotTheirs(InConfidenceError):
    """The member who was named deals with these cases: one about them goes into other hands."""

    def __init__(self) -> None:
        super().__init__("this member deals with this case: begin it anew, and it goes into other hands")
