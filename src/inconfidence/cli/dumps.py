"""No core dump of a process that holds keys: what lies in its memory must not come to lie on a disk."""

import ctypes
import resource
import sys

_SET_DUMPABLE = 4  # PR_SET_DUMPABLE of linux/prctl.h


def forbid_dumps() -> None:
    """Forbids them for this process and its copies, for good.

    The limit alone is not enough: where dumps are piped to a program (as systemd has it) Linux does not ask it. A
    process that is not dumpable leaves none there either, and its memory is closed to others of the same user.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
