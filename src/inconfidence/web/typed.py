"""What somebody typed into a page of ours and sent, where nothing of it can be kept: to be copied, never secrets."""

from typing import Final

from django.http import HttpRequest, UnreadablePostError

# Never kept, and never shown again: a password, a code, what a passkey answered, and a form's own token.
SECRET: Final = frozenset(
    {"csrfmiddlewaretoken", "password", "password_again", "password_before", "code", "answer"}
)
# What the lock button sends along with a form that was being written.
LOCK_BUTTON: Final = frozenset({"next", "untouched"})


def words_typed(request: HttpRequest) -> list[str]:
    """The boxes with more than one word in them, in the order of the page.

    None where another site may have sent them: a page of ours repeats nobody else's words.
    """
    if request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}":
        return []
    try:
        boxes = request.POST.lists()
    except UnreadablePostError:
        return []
    shown = (values for name, values in boxes if name not in SECRET | LOCK_BUTTON)
    return [value.strip() for values in shown for value in values if len(value.split()) > 1]
