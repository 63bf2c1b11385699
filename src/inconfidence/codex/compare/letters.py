"""Says a group in one plain sentence, such as could stand in a letter to the people that a charity supports.

Where the group is not every combination of what the sentence names, it says *in some cases*: it never claims
more than is so.
"""

from inconfidence.codex.compare.groups import Group
from inconfidence.codex.compare.saying import conditions, deeds, only_the_subject
from inconfidence.codex.compare.wording import say
from inconfidence.codex.saying.phrases import listed, step_in_words
from inconfidence.codex.saying.plainwords import said_together
from inconfidence.kernel.language import Language


def sentence(group: Group, lang: Language) -> str:
    """The group in a sentence."""
    if group.withdrawn:
        return _withdrawn(group, lang)
    told = say(
        f"{group.kind}-{'you' if only_the_subject(group) else 'we'}",
        lang,
        deeds=deeds(group, lang),
        conditions=conditions(group, lang),
        step=listed([step_in_words(option, lang) for option in group.step], lang, "or"),
    )
    if not group.whole:
        told = say("in-some-cases", lang) + told
    return told[0].upper() + told[1:]


def _withdrawn(group: Group, lang: Language) -> str:
    """True of the grounds themselves, whatever else may carry such a flow."""
    grounds = group.words("grounds")
    number = "one" if len(grounds) == 1 else "several"
    reasons = said_together("grounds", grounds, lang, "and")
    return say(f"withdrawn-{number}", lang, deeds=deeds(group, lang), reasons=reasons)
