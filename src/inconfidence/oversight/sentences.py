"""What an entry of the ledger says, in a sentence: what the reader did, and what somebody else did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# (of the reader, of somebody else)
Pair = tuple[str | Promise, str | Promise]

FOUNDED: Pair = (_("You began this file."), _("{who} began this file."))
SHUT_OUT: Pair = (
    _("You tried to open this file and could not."),
    _("{who} tried to open this file and could not."),
)
BROKE: Pair = (
    _("Something in this file did not open, or did not fit, while you worked. Tell the charity manager."),
    _("Something in this file did not open, or did not fit, while {who} worked. Tell the charity manager."),
)
THREAD_READ: Pair = (
    _("You read what you were asked about."),
    _("{who} read what they were asked about."),
)
THREAD_WRITTEN: Pair = (
    _("You answered what you were asked."),
    _("{who} answered what they were asked."),
)

# By the verb that the action wrote beside its decision.
_VERBS: Mapping[str, Pair] = {
    "opened": (_("You read this file."), _("{who} read this file.")),
    "corrected": (_("You corrected what was written down."), _("{who} corrected what was written down.")),
    "moved-out": (
        _("You moved something to the file that it belongs in."),
        _("{who} moved something to the file that it belongs in."),
    ),
    "moved-in": (
        _("You moved something here from another file."),
        _("{who} moved something here from another file."),
    ),
    "team-added": (_("You added {whom} to the care team."), _("{who} added {whom} to the care team.")),
    "team-removed": (_("You took {whom} off the care team."), _("{who} took {whom} off the care team.")),
    "key-turned": (
        _("You turned this file’s key, as somebody who held it was gone."),
        _("{who} turned this file’s key, as somebody who held it was gone."),
    ),
    "key-given-again": (
        _("You gave {whom} the key of this file again, for their new password."),
        _("{who} gave {whom} the key of this file again, for their new password."),
    ),
    "touch": (
        _("You changed who this is or how to be in touch."),
        _("{who} changed who this is or how to be in touch."),
    ),
    "checked": (
        _("You checked with them that what we hold is right."),
        _("{who} checked with them that what we hold is right."),
    ),
    "paper-put": (
        _("You wrote down that there is paper, and where."),
        _("{who} wrote down that there is paper, and where."),
    ),
    "paper-taken": (_("You took paper of this file out."), _("{who} took paper of this file out.")),
    "paper-back": (_("You brought paper of this file back."), _("{who} brought paper of this file back.")),
    "paper-gone": (
        _("You wrote down what became of paper of this file."),
        _("{who} wrote down what became of paper of this file."),
    ),
    "worry": (_("You wrote down a worry."), _("{who} wrote down a worry.")),
    "due-read": (_("You looked up what was owed."), _("{who} looked up what was owed.")),
    "first-contact-undone": (
        _("You wrote down that a step of the first contact is to do again."),
        _("{who} wrote down that a step of the first contact is to do again."),
    ),
    "client-now": (
        _("You wrote down that they became a client."),
        _("{who} wrote down that they became a client."),
    ),
    "client-undone": (
        _("You wrote down that they are no client after all."),
        _("{who} wrote down that they are no client after all."),
    ),
    "due-done": (_("You did what was owed."), _("{who} did what was owed.")),
    "looked": (_("You looked at this list."), _("{who} looked at this list.")),
    "consultation-begun": (
        _("You began to ask a colleague for advice."),
        _("{who} began to ask a colleague for advice."),
    ),
    "consultation-prepared": (
        _("You prepared a question to a colleague."),
        _("{who} prepared a question to a colleague."),
    ),
    "consulted-colleague": (_("You asked {whom} for advice."), _("{who} asked {whom} for advice.")),
    "consultation-said": (
        _("You wrote more to the colleague who was asked."),
        _("{who} wrote more to the colleague who was asked."),
    ),
    "consultation-read": (
        _("You read the colleague’s answer."),
        _("{who} read the colleague’s answer."),
    ),
    "disclosure-begun": (
        _("You began to prepare telling someone outside."),
        _("{who} began to prepare telling someone outside."),
    ),
    "disclosure-prepared": (
        _("You prepared telling someone outside."),
        _("{who} prepared telling someone outside."),
    ),
    "told-outside": (
        _("You told someone outside: {reference} in the register."),
        _("{who} told someone outside: {reference} in the register."),
    ),
    "call-entered": (
        _("You entered whom you had rung for help: {reference} in the register."),
        _("{who} entered whom they had rung for help: {reference} in the register."),
    ),
    "register-read": (
        _("You read this file’s line in the register."),
        _("{who} read this file’s line in the register."),
    ),
    "document-taken": (
        _("You took a copy of what was told outside."),
        _("{who} took a copy of what was told outside."),
    ),
    "breach-read": (_("You read this breach."), _("{who} read this breach.")),
    "breach-taken-on": (_("You took this breach on."), _("{who} took this breach on.")),
    "breach-step": (
        _("You wrote down what is done about this breach."),
        _("{who} wrote down what is done about this breach."),
    ),
    "breach-evidence": (_("You attached who looked at a file."), _("{who} attached who looked at a file.")),
    "breach-closed": (_("You closed this breach."), _("{who} closed this breach.")),
    "grievance-read": (_("You read this complaint."), _("{who} read this complaint.")),
    "grievance-taken-on": (_("You took this complaint on."), _("{who} took this complaint on.")),
    "grievance-step": (
        _("You wrote down what is done about this complaint."),
        _("{who} wrote down what is done about this complaint."),
    ),
    "grievance-closed": (_("You closed this complaint."), _("{who} closed this complaint.")),
    "summons-read": (
        _("You read who is called to give evidence."),
        _("{who} read who is called to give evidence."),
    ),
    "summons-taken-on": (
        _("You took on to stand by whoever is called."),
        _("{who} took on to stand by whoever is called."),
    ),
    "summons-step": (
        _("You wrote down what is done for whoever is called."),
        _("{who} wrote down what is done for whoever is called."),
    ),
    "summons-closed": (_("You wrote down how it ended."), _("{who} wrote down how it ended.")),
    "check-read": (_("You read this check."), _("{who} read this check.")),
    "check-written": (_("You wrote down a check."), _("{who} wrote down a check.")),
    "certificate-kept": (
        _("You wrote down where the certificate is kept."),
        _("{who} wrote down where the certificate is kept."),
    ),
    "certificate-destroyed": (
        _("You wrote down that the certificate is destroyed."),
        _("{who} wrote down that the certificate is destroyed."),
    ),
    "alert-read": (_("You read this report."), _("{who} read this report.")),
    "alert-taken-on": (_("You took this report on."), _("{who} took this report on.")),
    "alert-answered": (
        _("You wrote to whoever reported this."),
        _("{who} wrote to whoever reported this."),
    ),
    "alert-step": (
        _("You wrote down what is done about this report."),
        _("{who} wrote down what is done about this report."),
    ),
    "alert-closed": (_("You closed this report."), _("{who} closed this report.")),
    "document-renewed": (
        _("You locked the document anew under another password."),
        _("{who} locked the document anew under another password."),
    ),
    "notice-given": (
        _("You gave them the notice of what is held."),
        _("{who} gave them the notice of what is held."),
    ),
    "request-taken": (
        _("You wrote down a request about their rights: {reference}."),
        _("{who} wrote down a request about their rights: {reference}."),
    ),
    "request-known": (
        _("You wrote down how request {reference} came, and who it is."),
        _("{who} wrote down how request {reference} came, and who it is."),
    ),
    "request-longer": (
        _("You took two months more for request {reference}."),
        _("{who} took two months more for request {reference}."),
    ),
    "request-prepared": (
        _("You prepared the answer to request {reference}."),
        _("{who} prepared the answer to request {reference}."),
    ),
    "request-answered": (
        _("You gave the person what we hold: request {reference}."),
        _("{who} gave the person what we hold: request {reference}."),
    ),
    "request-closed": (_("You closed request {reference}."), _("{who} closed request {reference}.")),
}
_STEPS: Mapping[str, Pair] = {
    "explained": (_("You explained the code."), _("{who} explained the code.")),
    "caveat": (
        _("You said that email and messages can be read by others."),
        _("{who} said that email and messages can be read by others."),
    ),
    "copy": (_("You offered a copy of the code."), _("{who} offered a copy of the code.")),
    "consent": (_("You completed the consent form."), _("{who} completed the consent form.")),
    "touch": (_("You agreed safe ways to be in touch."), _("{who} agreed safe ways to be in touch.")),
}
_CHANNELS: Mapping[str, Pair] = {
    "in-person": (_("You wrote down a visit or a meeting."), _("{who} wrote down a visit or a meeting.")),
    "phone": (_("You wrote down a phone call."), _("{who} wrote down a phone call.")),
    "video": (_("You wrote down a video call."), _("{who} wrote down a video call.")),
    "post": (_("You wrote down a letter."), _("{who} wrote down a letter.")),
    "email": (_("You wrote down an email."), _("{who} wrote down an email.")),
    "text": (_("You wrote down a text message."), _("{who} wrote down a text message.")),
    "messaging": (_("You wrote down a message."), _("{who} wrote down a message.")),
    "social-media": (
        _("You wrote down a message on social media."),
        _("{who} wrote down a message on social media."),
    ),
}
# By the flow's own action, for a verb that this page does not know.
_ACTIONS: Mapping[str, Pair] = {
    "view": (_("You read in this file."), _("{who} read in this file.")),
    "record": (_("You wrote in this file."), _("{who} wrote in this file.")),
    "correct": (_("You corrected in this file."), _("{who} corrected in this file.")),
    "share": (_("You shared something inside the charity."), _("{who} shared something inside the charity.")),
    "refer": (_("You passed something on to get help."), _("{who} passed something on to get help.")),
    "disclose": (_("You told someone outside."), _("{who} told someone outside.")),
    "keep": (_("You changed who may read this file."), _("{who} changed who may read this file.")),
}
_REFUSED: Mapping[str, Pair] = {
    "view": (
        _("You asked to read this file, and the code did not permit it."),
        _("{who} asked to read this file, and the code did not permit it."),
    ),
    "record": (
        _("You asked to write in this file, and the code did not permit it."),
        _("{who} asked to write in this file, and the code did not permit it."),
    ),
    "share": (
        _("You asked to share something inside the charity, and the code did not permit it."),
        _("{who} asked to share something inside the charity, and the code did not permit it."),
    ),
    "disclose": (
        _("You asked to tell someone outside, and the code did not permit it."),
        _("{who} asked to tell someone outside, and the code did not permit it."),
    ),
    "confirm": (
        _("You asked to tell someone whether we know them, and the code did not permit it."),
        _("{who} asked to tell someone whether we know them, and the code did not permit it."),
    ),
}
_DID_SOMETHING: Pair = (_("You did something with this file."), _("{who} did something with this file."))
_WAS_REFUSED: Pair = (
    _("You asked for something that the code did not permit."),
    _("{who} asked for something that the code did not permit."),
)


def pair_for(flow: Mapping[str, Any], remark: Mapping[str, Any], permitted: bool) -> Pair:
    """The sentences for an entry, from its sealed detail. Never fails: an unknown verb gets a plain one."""
    action = str(flow.get("action", ""))
    if not permitted:
        return _REFUSED.get(action, _WAS_REFUSED)
    if remark.get("opened"):
        return FOUNDED
    return _known(remark) or _ACTIONS.get(action, _DID_SOMETHING)


def _known(remark: Mapping[str, Any]) -> Pair | None:
    verb = remark.get("verb")
    if verb == "first-contact":
        return _STEPS.get(str(remark.get("step")))
    if verb == "contact":
        return _CHANNELS.get(str(remark.get("channel")))
    return _VERBS.get(str(verb))
