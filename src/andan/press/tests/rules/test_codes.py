"""QR codes as drawings."""

from hypothesis import given, settings
from hypothesis import strategies as st

from andan.press.posters import codes

QUIET = 4  # modules, as the standard asks


@settings(max_examples=25)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-./:", min_size=1, max_size=120))
def test_every_address_becomes_a_code_with_its_quiet_zone(link: str) -> None:
    side = codes.modules(link) + 2 * QUIET
    drawn = codes.svg(link)
    assert f'viewBox="0 0 {side} {side}"' in drawn
    dark = drawn.rpartition(' d="')[2]
    columns = {int(move.split()[0]) for move in dark.split("M")[1:]}
    assert min(columns) == QUIET
    assert max(columns) == side - QUIET - 1
