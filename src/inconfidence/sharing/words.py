"""The vocabulary's words, as people say them."""

from django.utils.translation import gettext_lazy as _

from inconfidence.web.forms import option

RECIPIENTS = [
    ("agency", option(_("Someone asked to help them"), _("A hospital, a social worker, another charity"))),
    ("authority", option(_("A public body"), _("Social services, a tax office, an inspector"))),
    ("police", _("The police or gendarmerie")),
    ("court", _("A court")),
    ("relative", _("A relative of theirs")),
    ("other", _("Someone else outside the charity")),
]
# The same without the explanation, for a sentence or a table.
RECIPIENT_LABELS = {
    "agency": _("someone asked to help"),
    "authority": _("a public body"),
    "police": _("the police"),
    "court": _("a court"),
    "relative": _("a relative"),
    "other": _("someone outside"),
    # Who asked for what is theirs (see `rights`).
    "subject": _("the person themself"),
}
CHANNELS = [
    ("in-person", _("By hand, or face to face")),
    ("post", _("By post")),
    ("email", _("By email, with the document locked")),
    ("phone", _("By telephone")),
]
GROUNDS = [
    ("court-order", option(_("A court has ordered it"), _("You have the order, and can show it"))),
    ("legal-requirement", option(_("A law requires it"), _("You can say which, and who asks by it"))),
    (
        "duty-to-assist",
        option(_("Somebody is in danger and the law obliges us to help"), _("In France, a duty of everyone")),
    ),
    ("life-at-risk", _("A life may be at risk")),
    ("child-at-risk", _("A child or young person is at serious risk")),
    ("vulnerable-adult-at-risk", _("A vulnerable adult is at serious risk")),
    ("risk-to-client", _("The person may come to serious harm")),
    ("risk-to-others", _("Someone else may come to serious harm")),
    ("public-interest", _("The wider public interest")),
    ("illegal-act", _("An illegal act has taken place")),
    ("offence", option(_("An offence"), _("Fraud, theft, bribery, trafficking and the like"))),
    ("terrorism", _("Terrorism")),
    ("threat", _("A threat to those who help")),
    ("formal-complaint", option(_("The person has complained formally"), _("And it is needed to answer it"))),
    ("legal-dispute", _("A legal matter or dispute")),
]
# After "because".
GROUND_REASONS = {
    "court-order": _("a court has ordered it"),
    "legal-requirement": _("a law requires it"),
    "duty-to-assist": _("somebody is in danger and the law obliges us to help"),
    "life-at-risk": _("a life may be at risk"),
    "child-at-risk": _("a child or young person is at serious risk"),
    "vulnerable-adult-at-risk": _("a vulnerable adult is at serious risk"),
    "risk-to-client": _("the person may come to serious harm"),
    "risk-to-others": _("someone else may come to serious harm"),
    "public-interest": _("it is in the wider public interest"),
    "illegal-act": _("an illegal act has taken place"),
    "offence": _("there has been an offence"),
    "terrorism": _("it is about terrorism"),
    "threat": _("those who help are threatened"),
    "formal-complaint": _("it is needed to answer a formal complaint"),
    "legal-dispute": _("there is a legal matter or dispute"),
}
OFFENCE_LABELS = [
    ("fraud", _("Fraud")),
    ("theft", _("Theft")),
    ("false-accounting", _("False accounting")),
    ("forgery", _("Forgery")),
    ("bribery", _("Bribery")),
    ("corruption", _("Corruption")),
    ("drug-trafficking", _("Drug trafficking")),
    ("money-laundering", _("Money laundering")),
    ("other", _("Another: describe it below")),
]
PURPOSES = [
    (
        "guidance",
        option(_("How best to support them"), _("I would like advice for my work with this person")),
    ),
    ("own-support", option(_("Support for myself"), _("Listening weighs on me, and I would like to talk"))),
]
PURPOSE_LABELS = {
    "guidance": _("how best to support someone"),
    "own-support": _("support for the one who asks"),
}
FORMS = [
    ("anonymous", option(_("Without their name"), _("Names, numbers and places are taken out for you"))),
    ("identified", option(_("By name"), _("Say why below: the code may ask for it"))),
]
FORM_LABELS = {"anonymous": _("without the name"), "identified": _("by name")}
ROLE_LABELS = {
    "listener": _("a listener"),
    "counsellor": _("a counsellor"),
    "coordinator": _("the coordinator of the branch"),
    "safeguarding": _("the safeguarding team"),
    "manager": _("the charity manager"),
    "trustee": _("a trustee"),
    "staff": _("a member of staff"),
    "subject": _("the person themself"),
}
HEADER_LABELS = {
    "name": _("Name"),
    "known_as": _("Likes to be called"),
    "born": _("Born on"),
    "phone": _("Telephone"),
    "other_phone": _("Other telephone"),
    "email": _("Email"),
    "address": _("Address"),
    "hospital": _("Hospital"),
    "relatives": _("People close to them"),
    "touch_when": _("When it is safe to be in touch"),
    "touch_avoid": _("What to avoid"),
}
STAYS = [
    ("not-needed", _("They do not need it")),
    ("others", _("It is about other people")),
    ("asked", _("The person asked for that")),
]
DISCUSSIONS = [
    ("none", _("Not yet")),
    ("held", option(_("We talked it over"), _("They could say what they think of it"))),
    ("told", option(_("They were told beforehand"), _("But it was not talked over"))),
    ("impossible", option(_("It was not possible"), _("They could not be reached, or could not take it in"))),
    (
        "forbidden",
        option(_("It may not be done"), _("Telling them would be an offence, or would do harm")),
    ),
]
CONSENTS = [
    ("unasked", _("Not asked yet")),
    ("given", _("They agree")),
    ("refused", _("They said no")),
    ("withdrawn", _("They agreed, and took it back")),
    ("impossible", option(_("They cannot be asked"), _("Or cannot answer for themselves now"))),
]
# How a talk went, and what was answered, in a sentence of its own.
ANSWERS = {
    "none": _("Not yet."),
    "held": _("It was talked over."),
    "told": _("They were told beforehand."),
    "forbidden": _("They may not be told."),
    "unasked": _("Not asked yet."),
    "given": _("They agree."),
    "refused": _("They said no."),
    "withdrawn": _("They took their agreement back."),
    "impossible": _("It was not possible."),
}

# By the outcome of a decision on what was told before anybody asked for one.
WOULD_HAVE_SAID = {
    "permitted": _("Asked first, our code would have said yes."),
    "incomplete": _("Asked first, our code would have said: not yet."),
    "refused": _("Asked first, our code would have said no."),
}
