"""Says a group in one plain sentence, such as could stand in a letter to the people that a charity supports.

Where the group is not every combination of what the sentence names, it says *in some cases*: it never claims
more than is so.
"""

from inconfidence.codex.compare.groups import Group
from inconfidence.codex.compare.saying import conditions, deeds, is_to_you, only_the_subject, reasons, subject
from inconfidence.codex.compare.wording import say
from inconfidence.codex.saying.phrases import listed, step_in_words
from inconfidence.codex.saying.plainwords import step_to_you
from inconfidence.kernel.language import Language


def sentence(group: Group, lang: Language) -> str:
    """The group in a sentence."""
    if group.withdrawn:
        return _withdrawn(group, lang)
    in_words = step_to_you if is_to_you(group) else step_in_words
    told = say(
        f"{_change(group)}-{_speaker(group)}",
        lang,
        subject=subject(group, lang),
        deeds=deeds(group, lang),
        conditions=conditions(group, lang, by_right=group.by_right),
        step=listed([in_words(option, lang) for option in group.step], lang, "or"),
    )
    if not group.whole:
        told = say("in-some-cases", lang) + told
    return told[0].upper() + told[1:]


def _change(group: Group) -> str:
    return f"{group.change}-some" if group.change == "by-right" and not group.whole else group.change


def _speaker(group: Group) -> str:
    """Whose doing it is: ours, or that of the person, who may read it."""
    if not only_the_subject(group):
        return "we"
    return "you" if is_to_you(group) else "they"


def _withdrawn(group: Group, lang: Language) -> str:
    """True of the grounds themselves, whatever else may carry such a flow."""
    number = "one" if len(group.words("grounds")) == 1 else "several"
    return say(f"withdrawn-{number}", lang, deeds=deeds(group, lang), reasons=reasons(group, lang))
