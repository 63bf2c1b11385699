"""People whom the file does not know, by the words around their names."""

from collections.abc import Iterable, Iterator

from inconfidence.redaction.capitals import Capitals
from inconfidence.redaction.finds import Find
from inconfidence.redaction.lexicon import Lexicon, is_title
from inconfidence.redaction.reading import Word, possessive
from inconfidence.redaction.spans import Kind, Tier

_SPACES = (" ", "\u00a0", "\u202f")
_MOST_TITLES = 3
_SAINTS = frozenset(("saint", "sainte", "st", "ste"))


def find_strangers(text: str, capitals: Capitals) -> Iterator[Find]:
    """People and places that nobody knows: after a title, a relation, "with" (possible); a lone capital (suggested)."""
    at, words, titles = 0, capitals.words, capitals.lexicon.titles
    while at < len(words):
        if not words[at].capital and words[at].folded not in titles:
            at += 1
            continue
        find, at = _from(text, capitals, at)
        if find:
            yield find


def find_again(capitals: Capitals, finds: Iterable[Find]) -> Iterator[Find]:
    """Other mentions of people found in `finds`, wherever their capital alone would say too little."""
    whose = {}
    for find in finds:
        for who in find.who if find.kind == "person" else ():
            whose.update({name: who for name in who.split()[1:] if len(name) > 2})
    for at, word in enumerate(capitals.words):
        if word.folded in whose and capitals.free(at) and capitals.unusual(at):
            yield _find(capitals, at, at + 1, "person", "possible", who=whose[word.folded])


def _from(text: str, capitals: Capitals, at: int) -> tuple[Find | None, int]:
    """What is found from word `at` on, and the word to go on from."""
    if capitals.taken[at]:
        return None, at + 1
    if is_title(capitals.words[at], capitals.lexicon):
        return _titled(text, capitals, at)
    if not capitals.free(at):
        return None, at + 1
    return _name(text, capitals, at)


def _titled(text: str, capitals: Capitals, at: int) -> tuple[Find | None, int]:
    """Dr Smith, le Pr Guichard, mrs jones."""
    words, lexicon = capitals.words, capitals.lexicon
    first = at + 1
    while (
        first < min(len(words), at + _MOST_TITLES)
        and is_title(words[first], lexicon)
        and not capitals.taken[first]
    ):
        first += 1
    if first >= len(words) or capitals.taken[first] or words[first].gap not in (*_SPACES, ".", ". ", "\n"):
        return None, at + 1
    if not capitals.free(first) and not _lower_name(capitals, first) and not _particle_name(capitals, first):
        return None, at + 1
    led = (
        at
        and words[at - 1].folded in ("le", "la")
        and words[at].folded in lexicon.offices
        and not capitals.taken[at - 1]
    )
    start = words[at - 1 if led else at].start
    before = text[start : words[first].start] if words[first - 1].folded in lexicon.offices else ""
    last = first + 1 if _lower_name(capitals, first) else capitals.end(first)
    return _find(capitals, first, last, "person", "possible", start=start, before=before), last


def _lower_name(capitals: Capitals, at: int) -> bool:
    word = capitals.words[at]
    sure = capitals.words[at - 1].folded in capitals.lexicon.titles
    return sure and word.shape == "lower" and len(word.folded) > 2 and capitals.unusual(at)


def _particle_name(capitals: Capitals, at: int) -> bool:
    """De Sousa after a title, however its particle is written."""
    return capitals.words[at].folded in capitals.lexicon.particles and capitals.free(at + 1)


def _name(text: str, capitals: Capitals, at: int) -> tuple[Find | None, int]:
    """A name by what stands before it, by a second capital, or by nothing but standing inside a sentence."""
    last = capitals.end(at)
    leads = _leads(capitals, at)
    if not leads and not capitals.opens(at) and not _is_saint(capitals, at, last):
        return None, at + 1
    if last - at == 1 and capitals.words[at].folded in capitals.lexicon.diseases:
        return None, at + 1
    tier = _tier(capitals, at, last, leads)
    if tier is None:
        return None, at + 1
    initial = capitals.before(at, ". ", ".", " ")
    first = at - 1 if initial and _is_initial(initial) and not capitals.taken[at - 1] else at
    kind: Kind = "address" if _is_place(capitals, at, last) else "person"
    return _find(capitals, at, last, kind, tier, start=capitals.words[first].start), max(last, at + 1)


def _leads(capitals: Capitals, at: int) -> bool:
    """Whether a relation or a maiden name comes before: then any capital may be a name, "Hope" as well."""
    before = capitals.before(at, *_SPACES, ", ")
    if before is None or capitals.taken[at - 1] or capitals.words[at].folded in capitals.lexicon.public:
        return False
    return before.folded in capitals.lexicon.kin or (
        before.folded in capitals.lexicon.maiden and not before.starts
    )


def _tier(capitals: Capitals, at: int, last: int, leads: bool) -> Tier | None:
    word, lexicon = capitals.words[at], capitals.lexicon
    before = capitals.before(at, *_SPACES, "'", "’", ". ", ".")
    told = before is not None and not capitals.taken[at - 1] and _tells(before, lexicon)
    given = word.folded in lexicon.given and word.folded not in lexicon.common
    if leads or told or given or last - at > 1:
        return "possible"
    return None if word.starts else "suggested"


def _tells(before: Word, lexicon: Lexicon) -> bool:
    return before.folded in lexicon.before_person | lexicon.before_place or _is_initial(before)


def _is_initial(word: Word) -> bool:
    return len(word.folded) == 1 and word.capital


def _is_saint(capitals: Capitals, at: int, last: int) -> bool:
    return capitals.words[at].folded in _SAINTS and last - at > 1


def _is_place(capitals: Capitals, at: int, last: int) -> bool:
    before = capitals.before(at, *_SPACES)
    if _is_saint(capitals, at, last):
        return True
    here = before is not None and before.folded in capitals.lexicon.before_place
    return here and capitals.words[at].folded not in capitals.lexicon.given


def _find(
    capitals: Capitals,
    first: int,
    last: int,
    kind: Kind,
    tier: Tier,
    *,
    start: int = -1,
    before: str = "",
    who: str = "",
) -> Find:
    words = capitals.words
    after = possessive(words, last)
    key = who or " ".join(["name", *(word.folded for word in words[first:last])])
    begin = start if start >= 0 else words[first].start
    return Find(begin, words[last - 1].end + len(after), kind, tier, frozenset((key,)), before, after)
