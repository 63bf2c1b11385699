"""What a document may not say, beyond how it is written: ids, keepers, promises about itself."""

from collections.abc import Iterator

from inconfidence.codex.clause import Clause
from inconfidence.codex.errors import CodeError, Fault
from inconfidence.codex.norms import Alike, Norm, Permit
from inconfidence.codex.source import Source

_KEPT_BY = {"W": ("worked", "worked by"), "T": ("told", "told in")}


def check_together(source: Source, foundations: tuple[Source, ...]) -> None:
    """Raises `CodeError` where a document and what it stands on, each sound by itself, do not go together."""
    faults = list(_foreign_twins(source, foundations))
    if faults:
        raise CodeError(faults)


def faults_of(source: Source) -> Iterator[Fault]:
    """Everything that is wrong with a document by itself."""
    if not source.clauses:
        yield _fault(source, 1, "the document has no clause: write `## code/clause (E)`")
    first: dict[str, int] = {}
    for clause in source.clauses:
        if not clause.id.startswith(f"{source.header.id}/"):
            yield _fault(source, clause.line, f"`{clause.id}` must begin with `{source.header.id}/`")
        if clause.id in first:
            yield _fault(
                source, clause.line, f"`{clause.id}` is used twice: first on line {first[clause.id]}"
            )
        first.setdefault(clause.id, clause.line)
        for message in _unkept(clause):
            yield _fault(source, clause.line, message)
    yield from _broken_likenesses(source)


def _unkept(clause: Clause) -> Iterator[str]:
    """What the kind of a clause promises and nothing under it keeps, or the other way round."""
    kinds = clause.kind.split()
    kept = {keeper.kind for keeper in clause.keepers}
    if "E" in kinds and not clause.rules and "enforced" not in kept:
        yield f"`{clause.id}` is of kind E and has neither a norm nor a line `enforced by`"
    for kind, (keeper, words) in _KEPT_BY.items():
        if kind in kinds and keeper not in kept:
            yield f"`{clause.id}` is of kind {kind} and has no line `{words}`"
        if kind not in kinds and keeper in kept:
            yield f"`{clause.id}` has a line `{words}` and is not of kind {kind}"


def _broken_likenesses(source: Source) -> Iterator[Fault]:
    alike = {norm.attribute for clause in source.clauses for norm in clause.rules if isinstance(norm, Alike)}
    for clause in source.clauses:
        for name in sorted(alike & {name for norm in clause.rules for name in _attributes(norm)}):
            message = f"`{clause.id}` tells one `{name}` from another, and this code says that they are alike"
            yield _fault(source, clause.line, message)


def _attributes(norm: Norm) -> Iterator[str]:
    scope = getattr(norm, "scope", None)
    if scope is not None:
        yield from (test.attribute for test in scope.tests)
        yield from (test.attribute for exception in scope.unless for test in exception)
    if isinstance(norm, Permit):
        yield from (option.attribute for ask in norm.asks for option in ask.offers)


def _foreign_twins(source: Source, foundations: tuple[Source, ...]) -> Iterator[Fault]:
    for part in foundations:
        for id in source.compiled.order.keys() & part.compiled.order.keys():
            line = next(clause.line for clause in source.clauses if clause.id == id)
            yield _fault(source, line, f"`{id}` is used twice: also in `{part.file}`")


def _fault(source: Source, line: int, message: str) -> Fault:
    return Fault(message, source.file, line, 1, source.text.split("\n")[line - 1])
