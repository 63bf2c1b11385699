"""What makes lists and finding quick: many headers under one seal, and tokens to look a name up by.

All of it can be made again from the files, by whoever holds the cabinet, and is in no backup.
"""

from django.db import models

from inconfidence.store.models.cabinets import Cabinet
from inconfidence.store.models.files import SealedFile
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class ListPage(CharityModel):
    """Lines of a cabinet's list, sealed together under its keys of `epoch`; `terms` is what they are found by.

    `size` lines were put on it. A line counts while its file says that it stands on this page.
    """

    cabinet = CharityForeignKey(Cabinet, models.CASCADE)
    epoch = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    # Whether the tokens of its files were made under this epoch; where not, `terms` is looked through.
    indexed = models.BooleanField(default=True)
    lines = models.BinaryField()
    terms = models.BinaryField()

    class Meta(CharityModel.Meta):
        # Whatever is asked of pages without opening them, the index answers alone.
        indexes = [
            models.Index(fields=["charity", "cabinet", "epoch", "indexed", "size"], name="list_page_cabinet")
        ]


class BlindRow(CharityModel):
    """A token by which a file is found. Of which field it is, the token hides.

    Its key is what it says: a random one would double what an index of a million rows writes.
    """

    id = None  # type: ignore[assignment]
    pk = models.CompositePrimaryKey("charity", "token", "file")
    token = models.BinaryField(max_length=16)
    file = CharityForeignKey(SealedFile, models.CASCADE)

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "file"], name="blind_row_file")]
