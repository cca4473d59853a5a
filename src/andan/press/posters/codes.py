"""QR codes as drawings. Pure."""

import segno

QUIET = 4  # modules around the symbol, as the standard asks


def modules(link: str) -> int:
    """How many modules the symbol of `link` is wide, without its quiet zone."""
    return len(_symbol(link).matrix)


def svg(link: str) -> str:
    """The symbol of `link` with error level Q and its quiet zone, ink on white, one unit a module."""
    rows = _symbol(link).matrix
    side = len(rows) + 2 * QUIET
    dark = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        if cell
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path fill="#1d1b19" shape-rendering="crispEdges" d="{dark}"/></svg>'
    )


def _symbol(link: str) -> segno.QRCode:
    return segno.make(link, error="q", boost_error=False, micro=False)
