"""The sentences of a comparison, in each language."""

from typing import Final

from inconfidence.kernel.language import Language

_SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "in-some-cases": ("in some cases, ", "dans certains cas, "),
    "withdrawn-one": (
        "This is no longer a reason for us to {deeds}: {reasons}.",
        "Ceci n’est plus un motif pour {deeds} : {reasons}.",
    ),
    "withdrawn-several": (
        "These are no longer reasons for us to {deeds}: {reasons}.",
        "Ce ne sont plus des motifs pour {deeds} : {reasons}.",
    ),
    "refused-we": ("we may no longer {deeds}{conditions}.", "nous ne pouvons plus {deeds}{conditions}."),
    "refused-they": (
        "{subject} can no longer {deeds}{conditions}.",
        "{subject} ne peut plus {deeds}{conditions}.",
    ),
    "refused-you": ("you can no longer {deeds}{conditions}.", "vous ne pouvez plus {deeds}{conditions}."),
    "permitted-we": ("we may now {deeds}{conditions}.", "nous pouvons désormais {deeds}{conditions}."),
    "permitted-they": (
        "{subject} can now {deeds}{conditions}.",
        "{subject} peut désormais {deeds}{conditions}.",
    ),
    "permitted-you": ("you can now {deeds}{conditions}.", "vous pouvez désormais {deeds}{conditions}."),
    "asked-we": (
        "before we {deeds}{conditions}, we must now {step}.",
        "pour {deeds}{conditions}, il faut désormais d’abord {step}.",
    ),
    "asked-you": (
        "before you {deeds}{conditions}, we must now {step}.",
        "pour que vous puissiez {deeds}{conditions}, il faut désormais d’abord {step}.",
    ),
    "asked-they": (
        "before {subject} can {deeds}{conditions}, we must now {step}.",
        "pour que {subject} puisse {deeds}{conditions}, il faut désormais d’abord {step}.",
    ),
    "asked-no-more-we": (
        "before we {deeds}{conditions}, we need no longer {step}.",
        "pour {deeds}{conditions}, ceci n’est plus demandé : {step}.",
    ),
    "asked-no-more-you": (
        "before you {deeds}{conditions}, we need no longer {step}.",
        "pour que vous puissiez {deeds}{conditions}, ceci n’est plus demandé : {step}.",
    ),
    "asked-no-more-they": (
        "before {subject} can {deeds}{conditions}, we need no longer {step}.",
        "pour que {subject} puisse {deeds}{conditions}, ceci n’est plus demandé : {step}.",
    ),
    # What the person may go on doing, now (or no longer only) by asking for it as their right.
    "by-right-you": (
        "you can still {deeds}{conditions}, now by asking for it as your right.",
        "vous pouvez toujours {deeds}{conditions}, désormais en le demandant comme un droit.",
    ),
    "by-right-they": (
        "{subject} can still {deeds}{conditions}, now by asking for it as a right.",
        "{subject} peut toujours {deeds}{conditions}, désormais en le demandant comme un droit.",
    ),
    "by-right-some-you": (
        "to {deeds}{conditions}, you must now ask for it as your right.",
        "pour {deeds}{conditions}, vous devez désormais le demander comme un droit.",
    ),
    "by-right-some-they": (
        "to {deeds}{conditions}, {subject} must now ask for it as a right.",
        "pour {deeds}{conditions}, {subject} doit désormais le demander comme un droit.",
    ),
    "unasked-you": (
        "you can now {deeds}{conditions}, without asking for it as your right.",
        "vous pouvez désormais {deeds}{conditions}, sans le demander comme un droit.",
    ),
    "unasked-they": (
        "{subject} can now {deeds}{conditions}, without asking for it as a right.",
        "{subject} peut désormais {deeds}{conditions}, sans le demander comme un droit.",
    ),
    # What is done, by action: `what` is information about somebody, `whom` who receives it.
    "view": ("open {what}", "ouvrir {what}"),
    "record": ("write down {what}", "noter {what}"),
    "share": ("share {what} with {whom}", "partager {what} avec {whom}"),
    "refer": ("pass {what} on to {whom} for help", "transmettre {what} à {whom} pour de l’aide"),
    "disclose": ("give {what} to {whom}", "donner {what} à {whom}"),
    "confirm": ("tell {whom} whether we know {subject}", "dire à {whom} si nous connaissons {subject}"),
    "confirm-you": ("tell {whom} whether we know you", "dire à {whom} si nous vous connaissons"),
    "answer": ("hand over {what} to the person it is about", "remettre à la personne {what}"),
    "answer-you": ("hand over to you {what}", "vous remettre {what}"),
    "correct": ("put right {what}", "rectifier {what}"),
    "erase": ("erase {what}", "effacer {what}"),
    "publish": ("make public {what}", "rendre public {what}"),
    "keep": ("go on keeping {what}", "continuer de garder {what}"),
    # The same, where it is done by the person themselves.
    "view-own": ("see {what}", "voir {what}"),
    "answer-own": ("be given {what}", "recevoir {what}"),
    "correct-own": ("have {what} put right", "faire rectifier {what}"),
    "erase-own": ("have {what} erased", "faire effacer {what}"),
    "anything": ("anything about {subject}", "quoi que ce soit sur {subject}"),
    "information": ("information about {subject} ({list})", "des informations sur {subject} ({list})"),
    "information-save": (
        "information about {subject} (anything but {list})",
        "des informations sur {subject} (tout sauf {list})",
    ),
    "you": ("you", "vous"),
    "themselves": ("themselves", "soi"),
    "anyone-outside": ("anyone outside", "quiconque au-dehors"),
    "anyone-inside": ("anyone in the charity", "quiconque dans l’association"),
    # Conditions, each after a comma.
    "actor": ("when {list} does so", "quand {list} le fait"),
    "relation": ("by someone {list}", "par quelqu’un {list}"),
    "standing": ("by someone {list}", "par quelqu’un {list}"),
    "relation-save": ("by anyone but someone {list}", "par quiconque sauf quelqu’un {list}"),
    "cabinet": ("in the cabinet for {list}", "au classeur {list}"),
    "channel": ("{list}", "{list}"),
    "channel-save": ("other than {list}", "autrement que {list}"),
    "retention": ("{list}", "{list}"),
    "purpose": ("for {list}", "pour {list}"),
    "purpose-save": ("for anything but {list}", "sauf pour {list}"),
    "grounds": ("for one of these reasons: {list}", "pour l’un de ces motifs : {list}"),
    "grounds-one": ("for this reason: {list}", "pour ce motif : {list}"),
    "grounds-or-none": (
        "without a special reason, or for one of these: {list}",
        "sans motif particulier, ou pour l’un de ceux-ci : {list}",
    ),
    "grounds-any": ("for a special reason, whichever it is", "pour un motif particulier, quel qu’il soit"),
    "grounds-none": ("without a special reason", "sans motif particulier"),
    "grounds-save": ("save for these reasons: {list}", "sauf pour ces motifs : {list}"),
}


def known(key: str) -> bool:
    """Whether there is such a sentence, or part of one."""
    return key in _SENTENCES


def say(key: str, lang: Language, **words: str) -> str:
    """The sentence, or the part of one, with these words in it."""
    english, french = _SENTENCES[key]
    return (english if lang == "en" else french).format(**words)
