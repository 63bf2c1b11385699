"""What can be wrong with words typed from trustees' sheets. No message holds a word, not even a mistyped one."""

from collections.abc import Sequence

from inconfidence.vault.errors import VaultError


class SheetsBroken(VaultError):
    """The words do not give the recovery key: which sheet, or which of its words, to look at."""


class WordsMiscounted(SheetsBroken):
    """A word was left out, or one too many typed."""

    def __init__(self, count: int, right: int) -> None:
        super().__init__(
            f"a sheet has `{right}` words and this has `{count}`; type the sheet again, row by row"
        )


class WordsUnknown(SheetsBroken):
    """Words that are on no sheet."""

    def __init__(self, places: Sequence[int]) -> None:
        said = ", ".join(f"`{place}`" for place in places)
        super().__init__(
            f"these words are on no sheet: number {said}; compare them with the paper, letter by letter"
        )


class WordsMistyped(SheetsBroken):
    """Each is a word of the list, and together they are no sheet: swapped, or one read as another."""

    def __init__(self) -> None:
        super().__init__(
            "the words do not belong together: two were swapped, or one was read as another;"
            " compare each with the paper, in the order of the numbers"
        )


class SheetTwice(SheetsBroken):
    """The same sheet again."""

    def __init__(self, number: int) -> None:
        super().__init__(f"sheet `{number}` was given already; type the words of another one")


class SheetsMixed(SheetsBroken):
    """Sheets of two charities, or of two settings-up."""

    def __init__(self) -> None:
        super().__init__(
            "the sheets are of different sets; take sheets that have the same set number printed at the top"
        )


class SheetsTooFew(SheetsBroken):
    """More are needed."""

    def __init__(self, given: int, needed: int) -> None:
        super().__init__(
            f"`{needed}` sheets are needed and `{given}` was given; ask another trustee for theirs"
        )


class NotThisCharity(SheetsBroken):
    """Whole and right, and another charity's."""

    def __init__(self) -> None:
        super().__init__(
            "the sheets are whole and belong to another charity, or to keys that were replaced;"
            " take the sheets whose set number stands in the charity's minutes"
        )
