"""Forgetting what lists say of a file, in the transaction that changes or takes away what they say."""

from uuid import UUID

from inconfidence.store.models import BlindRow, ListPage, SealedFile


def list_outdate(file: UUID) -> None:
    """The file's header or facts changed: it stands on no page, and no token finds it, until a key-holder's next
    look. To be called where they are kept; inside a transaction."""
    SealedFile.objects.filter(id=file).update(page=None)
    BlindRow.objects.filter(file=file).delete()


def list_forget(file: UUID) -> None:
    """The file is erased, or leaves its cabinet: the page that names it goes as well, for all who stand on it.

    Inside a transaction, before the file's row goes.
    """
    page = SealedFile.objects.filter(id=file).values_list("page", flat=True).first()
    if page is not None:
        SealedFile.objects.filter(page=page).update(page=None)
        ListPage.objects.filter(id=page).delete()
    list_outdate(file)


def list_rebuild(cabinet: UUID) -> None:
    """Forgets every page and token of a cabinet; a key-holder's next look makes them again."""
    files = SealedFile.objects.filter(cabinet=cabinet)
    BlindRow.objects.filter(file__in=files.values("id")).delete()
    files.update(page=None)
    ListPage.objects.filter(cabinet=cabinet).delete()
