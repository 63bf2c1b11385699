"""Telephone numbers as they are dialled from abroad, whatever way they were written."""

import phonenumbers

_REGIONS = ("FR", "GB")


def from_abroad(value: str) -> str | None:
    """`+` and digits: of a number in use first, else of one of the right length, not yet given out."""
    for fits in (phonenumbers.is_valid_number, _right_length):
        for region in _REGIONS:
            number = _parsed(value, region)
            if number and fits(number):
                return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def _parsed(value: str, region: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(value, region)
    except phonenumbers.NumberParseException:
        return None


def _right_length(number: phonenumbers.PhoneNumber) -> bool:
    # Stricter than `is_possible_number`, which takes any four digits for a call within one town.
    reason = phonenumbers.is_possible_number_with_reason(number)
    return bool(reason == phonenumbers.ValidationResult.IS_POSSIBLE)
