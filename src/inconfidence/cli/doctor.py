"""`inconfidence doctor`: names every setting that is not safe, and how to mend it."""

from argparse import ArgumentParser, Namespace

from inconfidence.cli.house import wake

HEALTHY, WRONG = 0, 1


def configure(parser: ArgumentParser) -> None:
    """Declares the command; it has no options."""


def run(args: Namespace) -> int:
    """0: nothing is wrong; 1: something is, and was named."""
    wake()
    from inconfidence.cli.examination import findings

    found = list(findings())
    for finding in found:
        print(finding)
    wrong = sum(finding.wrong for finding in found)
    print(f"\n{wrong} to mend." if wrong else "\nNothing to mend.")
    return WRONG if wrong else HEALTHY
