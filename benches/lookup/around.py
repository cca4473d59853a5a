"""Around the lookup: lists that come in, frames of a camera, and the page people ask on."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from statistics import median

import segno
from PIL import Image

from andan.kit.media.codes import read_frame
from benches.homes import ROOT, Home, told
from benches.lookup.people import person
from benches.prepare import WARD
from benches.server import serving
from benches.table import Line

LINES = 100_000
LEAST_LINES, MOST_FRAME, MOST_PAGE = 20_000, 15.0, 60.0
PAGE = "/tra-cuu-the/"


def measured(home: Home, *, rounds: int) -> Iterator[Line]:
    yield _import(home)
    yield _frame(home, rounds)
    yield _page(home)


def _import(home: Home) -> Line:
    """A list as the telephones of an office write it: one code a line, every card another."""
    file = home.folder / "list.txt"
    file.write_text("".join(map(_payload, range(LINES))), encoding="utf-8")
    command = [sys.executable, "-m", "andan", "cards", "import", str(file), "--agency", WARD, "--json"]
    began = time.perf_counter()
    done = subprocess.run(command, env={**home.surroundings}, cwd=ROOT, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    if done.returncode:
        raise RuntimeError(f"the import failed:\n{done.stderr[-2000:]}")
    rate = LINES / seconds
    return Line(
        what=f"List of {LINES:,} scanned cards imported and its batch closed",
        on=home.database,
        ours=f"{rate:,.0f} lines a second, start of the program included",
        beside=f"{seconds:.1f} s",
        target=f"≥ {LEAST_LINES:,} a second",
        met=rate >= LEAST_LINES,
    )


def _payload(number: int) -> str:
    name, birth = person(number)
    century = 0 if birth < "2000" else 2
    card = f"031{century}{birth[2:4]}{number:06d}"
    day = f"{birth[6:]}{birth[4:6]}{birth[:4]}"
    return f"{card}||{name}|{day}|Nam|Thôn Mẫu, Xã Ví Dụ, Hải Phòng|31052021\n"


def _frame(home: Home, rounds: int) -> Line:
    """A picture of a camera with a card's code in it, as the scan station sends it."""
    frame, taken = _picture(), []
    for _ in range(20 * rounds):
        began = time.perf_counter()
        found = read_frame(frame)
        taken.append((time.perf_counter() - began) * 1000)
        if len(found) != 1:
            raise RuntimeError("the code in the frame was not read")
    return Line(
        what="Camera frame of 1280 × 720 read",
        on=home.database,
        ours=f"{median(taken):.1f} ms",
        beside=f"JPEG of {len(frame) / 1000:.0f} kB, slowest {max(taken):.1f} ms",
        target=f"≤ {MOST_FRAME:.0f} ms",
        met=median(taken) <= MOST_FRAME,
    )


def _picture() -> bytes:
    drawn, out = BytesIO(), BytesIO()
    segno.make(_payload(7).strip(), error="m").save(drawn, kind="png", scale=5, border=4)
    noise = random.Random(7).randbytes(1280 * 720)
    frame = Image.frombytes("L", (1280, 720), noise).point(lambda grey: 110 + grey // 6).convert("RGB")
    frame.paste(Image.open(drawn).convert("RGB").rotate(7, expand=True, fillcolor="white"), (420, 90))
    frame.save(out, "JPEG", quality=85)
    return out.getvalue()


def _page(home: Home) -> Line:
    with serving(home) as server:
        weighed = told(home, "benches.lookup.weigh", server.port, PAGE)
    kilobytes = sum(weighed.values()) / 1000
    return Line(
        what="Lookup page, compressed first load with everything it loads",
        on=home.database,
        ours=f"{kilobytes:.1f} kB",
        beside=", ".join(f"{Path(name).name or 'page'} {size / 1000:.1f}" for name, size in weighed.items()),
        target=f"≤ {MOST_PAGE:.0f} kB",
        met=kilobytes <= MOST_PAGE,
    )
