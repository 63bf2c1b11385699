"""Sizes that say little: plaintext grows to the next of a few sizes before it is sealed.

Form: four bytes of length (big-endian), the plaintext, zeros. Up to 4,096 bytes the sizes are 64·2ᵏ; above,
those of Padmé (Nikitin et al., PETS 2019), which adds at most 12 %.
What still leaks: which of these sizes it is. About seven small ones, then log₂ log₂ of the length in bits.
"""

MAX_PLAINTEXT = 16 * 2**20
_LENGTH = 4
_SMALLEST = 64
_LARGEST_BUCKET = 4096


def padded_size(size: int) -> int:
    """The size of `size` bytes once padded, the length included."""
    content = size + _LENGTH
    if content <= _SMALLEST:
        return _SMALLEST
    if content <= _LARGEST_BUCKET:
        return int(1 << (content - 1).bit_length())
    exponent = content.bit_length() - 1
    zero_bits = exponent - exponent.bit_length()
    mask = (1 << zero_bits) - 1
    return (content + mask) & ~mask


LARGEST_PADDED = padded_size(MAX_PLAINTEXT)


def pad(plaintext: bytes) -> bytes:
    """The padded form. The caller has checked the limit."""
    content = len(plaintext).to_bytes(_LENGTH, "big") + plaintext
    return content.ljust(padded_size(len(plaintext)), b"\0")


def unpad(padded: bytes) -> bytes:
    """What `pad` was given; raises ValueError on any other bytes."""
    size = int.from_bytes(padded[:_LENGTH], "big")
    end = _LENGTH + size
    if len(padded) < _LENGTH or size > MAX_PLAINTEXT or len(padded) != padded_size(size):
        raise ValueError("not of a padded size")
    if padded.count(0, end) != len(padded) - end:
        raise ValueError("not padded with zeros")
    return padded[_LENGTH:end]
