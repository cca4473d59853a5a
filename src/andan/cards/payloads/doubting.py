"""What a card's number tells beside the card."""

_PARITY = {
    sex: parity for parity, sexes in enumerate(("Nam NAM nam", "Nữ NỮ nữ Nu NU nu")) for sex in sexes.split()
}


def mismatch(number: str, birth: str, sex: str) -> bool:
    """Whether the 12 digits speak against birth (yyyymmdd) or sex: the fourth counts both century and sex.

    The next two are the year.
    """
    century, parity = divmod(int(number[3]), 2)
    another_sex = parity != _PARITY.get(sex, parity)
    return another_sex or number[4:6] != birth[2:4] or century != int(birth[:2]) - 19
