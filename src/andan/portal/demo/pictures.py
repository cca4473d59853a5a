"""Pictures made for the demo: flat street scenes drawn from a seed, so that no real place or person is ever shown."""

import io
from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from PIL import Image, ImageDraw

SIZE = (1280, 960)
GROUND = 660  # y of the ground line
Paint = Callable[[ImageDraw.ImageDraw, Random], None]

DAY = ("#cfd9dc", "#d9d5c8", "#c9d6cf", "#dfd8cc")
DARK = ("#2b3338", "#263039", "#31302f")
WALLS = ("#e9dcc4", "#d8c7a6", "#c8d0c0", "#e2cfc2", "#b9c4c9")
DOORS = ("#7a4b33", "#4d6472", "#6a7a52", "#8a2f2b")
INK = "#1d1b19"


def picture(scene: str, seed: int) -> bytes:
    """A 1280×960 JPEG of the scene, the same for the same seed."""
    random = Random(seed)  # noqa: S311 - a picture, not a secret
    image = Image.new("RGB", SIZE, random.choice(DARK if scene == "night" else DAY))
    draw = ImageDraw.Draw(image)
    for paint in SCENES.get(scene, (_houses, _road)):
        paint(draw, random)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=82)
    return stream.getvalue()


def _houses(draw: ImageDraw.ImageDraw, random: Random) -> None:
    left = -60
    while left < SIZE[0]:
        width, top = random.randint(220, 380), random.randint(120, 330)
        draw.rectangle((left, top, left + width, GROUND), fill=random.choice(WALLS))
        draw.rectangle((left - 12, top - 26, left + width + 12, top), fill="#9a6b4f")
        for row in range(top + 50, GROUND - 190, 130):
            for column in range(left + 40, left + width - 70, 110):
                draw.rectangle(
                    (column, row, column + 60, row + 80), fill="#5b7480", outline="#f4efe4", width=6
                )
        draw.rectangle((left + 50, GROUND - 170, left + 150, GROUND), fill=random.choice(DOORS))
        left += width + random.randint(6, 30)


def _road(draw: ImageDraw.ImageDraw, random: Random) -> None:
    draw.rectangle((0, GROUND, *SIZE), fill="#8b8f8c")
    draw.rectangle((0, GROUND, SIZE[0], GROUND + 46), fill="#b7b2a6")
    for left in range(random.randint(0, 120), SIZE[0], 230):
        draw.rectangle((left, 830, left + 120, 842), fill="#e8e3d6")


def _dark_road(draw: ImageDraw.ImageDraw, random: Random) -> None:
    draw.rectangle((0, GROUND, *SIZE), fill="#22282b")
    for left in range(random.randint(80, 240), SIZE[0], 480):
        draw.rectangle((left, 250, left + 12, GROUND), fill="#0f1315")
        draw.ellipse((left - 70, 210, left + 82, 330), fill="#6b5a2e")
        draw.ellipse((left - 26, 238, left + 38, 296), fill="#f2cf74")


def _dark_houses(draw: ImageDraw.ImageDraw, random: Random) -> None:
    left = -40
    while left < SIZE[0]:
        width, top = random.randint(240, 400), random.randint(180, 380)
        draw.rectangle(
            (left, top, left + width, GROUND), fill=random.choice(("#39434a", "#333a3d", "#423d39"))
        )
        for row in range(top + 50, GROUND - 120, 130):
            lit = random.random() < 0.35
            draw.rectangle((left + 60, row, left + 130, row + 76), fill="#e8c878" if lit else "#242b2f")
        left += width + 10


def _wheel(draw: ImageDraw.ImageDraw, x: int, y: int, radius: int) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=INK, width=14)


def _bicycle(draw: ImageDraw.ImageDraw, random: Random) -> None:
    x, y = random.randint(420, 760), 760
    colour = random.choice(("#a4161a", "#1b5a9c", "#1c7047"))
    _wheel(draw, x - 130, y, 84)
    _wheel(draw, x + 130, y, 84)
    draw.line(
        (x - 130, y, x - 40, y - 130, x + 90, y - 130, x + 130, y), fill=colour, width=14, joint="curve"
    )
    draw.line((x - 40, y - 130, x, y, x + 90, y - 130), fill=colour, width=12)
    draw.line((x - 70, y - 160, x - 10, y - 160), fill=INK, width=16)
    draw.line((x + 90, y - 130, x + 70, y - 200, x + 120, y - 214), fill=INK, width=12)


def _motorbike(draw: ImageDraw.ImageDraw, random: Random) -> None:
    x, y = random.randint(420, 780), 770
    colour = random.choice(("#8a2f2b", "#2f4858", "#5b5f3a", "#3a3a3a"))
    _wheel(draw, x - 160, y, 74)
    _wheel(draw, x + 160, y, 74)
    draw.polygon(
        ((x - 170, y - 40), (x - 150, y - 150), (x + 40, y - 150), (x + 70, y - 60), (x, y - 10)), fill=colour
    )
    draw.rounded_rectangle((x - 180, y - 184, x + 30, y - 140), 20, fill=INK)
    draw.line((x + 160, y, x + 90, y - 210, x + 40, y - 226), fill=INK, width=18, joint="curve")
    draw.ellipse((x + 76, y - 200, x + 136, y - 140), fill="#f2cf74")


def _door(draw: ImageDraw.ImageDraw, random: Random) -> None:
    draw.rectangle((0, 0, SIZE[0], GROUND), fill=random.choice(WALLS))
    draw.rectangle((330, 120, 950, GROUND), fill="#8f9a9e")
    for row in range(140, GROUND, 34):
        draw.line((330, row, 950, row), fill="#737d81", width=6)
    draw.rectangle((600, 560, 690, 610), fill="#c9a24a")
    draw.arc((612, 510, 678, 590), 180, 360, fill=INK, width=14)


def _pole(draw: ImageDraw.ImageDraw, random: Random) -> None:
    x = random.randint(500, 760)
    draw.rectangle((x, 60, x + 40, 800), fill="#6e675e")
    for height in range(120, 300, 36):
        draw.line((0, height + random.randint(-20, 20), x, height, SIZE[0], height + 30), fill=INK, width=6)
    for row in range(430, 700, 70):
        draw.rectangle((x - 14, row, x + 54, row + 52), fill="#fdf3d7", outline="#8f4a00", width=4)


def _phone(draw: ImageDraw.ImageDraw, random: Random) -> None:
    draw.rectangle((0, 0, *SIZE), fill="#d8cfc0")
    draw.rounded_rectangle((440, 70, 840, 890), 56, fill=INK)
    draw.rectangle((466, 140, 814, 810), fill="#f6f7f8")
    top = 170
    while top < 740:
        mine, height = random.random() < 0.4, random.randint(46, 96)
        left, right = (600, 796) if mine else (484, 720)
        draw.rounded_rectangle((left, top, right, top + height), 20, fill="#fbe9b8" if mine else "#dfe6ea")
        draw.line((left + 22, top + 24, right - 30, top + 24), fill="#8c8375", width=8)
        top += height + 22


def _speaker(draw: ImageDraw.ImageDraw, random: Random) -> None:
    x = random.randint(420, 760)
    draw.rounded_rectangle((x, 430, x + 240, 860), 22, fill="#2a2f31")
    for row, radius in ((540, 66), (730, 92)):
        draw.ellipse((x + 120 - radius, row - radius, x + 120 + radius, row + radius), fill="#59666b")
        draw.ellipse((x + 94, row - 26, x + 146, row + 26), fill="#15110f")


def _school(draw: ImageDraw.ImageDraw, random: Random) -> None:
    draw.rectangle((120, 230, 1160, GROUND), fill="#f0d9a0")
    draw.polygon(((80, 230), (640, 110), (1200, 230)), fill="#a4553a")
    for column in range(180, 1120, 150):
        draw.rectangle((column, 320, column + 90, 430), fill="#5b7480", outline="#fff", width=8)
    draw.rectangle((560, 480, 720, GROUND), fill=random.choice(DOORS))


def _field(draw: ImageDraw.ImageDraw, random: Random) -> None:
    draw.rectangle((0, 420, *SIZE), fill="#9aa774")
    for _ in range(40):
        x, y = random.randint(0, SIZE[0]), random.randint(450, SIZE[1])
        draw.line((x, y, x + random.randint(-14, 14), y - random.randint(20, 46)), fill="#6a7a45", width=6)


def _alley(draw: ImageDraw.ImageDraw, random: Random) -> None:
    draw.polygon(((0, 0), (470, 300), (470, 560), (0, SIZE[1])), fill=random.choice(WALLS))
    draw.polygon(((SIZE[0], 0), (810, 300), (810, 560), SIZE), fill=random.choice(WALLS))
    draw.polygon(((470, 560), (810, 560), SIZE, (0, SIZE[1])), fill="#8b8f8c")
    draw.rectangle((470, 300, 810, 560), fill="#b9c4c9")
    for x in (120, 300, 940, 1120):
        draw.rectangle((x, 430, x + 60, 640), fill=random.choice(DOORS))


SCENES: Mapping[str, tuple[Paint, ...]] = MappingProxyType(
    {
        "bicycle": (_houses, _road, _bicycle),
        "motorbike": (_houses, _road, _motorbike),
        "door": (_door, _road),
        "pole": (_houses, _road, _pole),
        "house": (_houses, _road),
        "street": (_houses, _road),
        "night": (_dark_houses, _dark_road),
        "phone": (_phone,),
        "speaker": (_houses, _road, _speaker),
        "school": (_school, _road),
        "field": (_field,),
        "alley": (_alley,),
    }
)
