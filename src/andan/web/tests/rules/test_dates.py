from datetime import date

import pytest

from andan.web import dates


@pytest.mark.parametrize(
    "typed", ["9/7/1997", "09-07-1997", "09.07.1997", " 19970709 ", "09071997", "9 / 7 / 1997"]
)
def test_a_date_is_read_as_people_type_it(typed: str) -> None:
    assert dates.read(typed) == date(1997, 7, 9)


@pytest.mark.parametrize(
    "typed", ["", "31/02/1997", "1997", "9/7/97", "abc", "00000000", "99/99/9999", "9/7/1997/1"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        dates.read(typed)
