"""The settings of a house that stands. Where none does, the start is refused and nothing is made.

A mistyped folder must not come to look like a house that was emptied. What founds one, or keeps it up, takes
`settings`, which make what is not there.
"""

from inconfidence.site.environment import BadSetting
from inconfidence.site.places import DATA, stands

if not stands():
    raise BadSetting(
        f"there is no charity in `{DATA}`: correct `INCONFIDENCE_DATA`, and `INCONFIDENCE_DATABASE` where it is set; "
        "or run `inconfidence init` for a new one, or `inconfidence restore` to bring one back"
    )

from inconfidence.site.settings import *  # noqa: F403
