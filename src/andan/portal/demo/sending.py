"""How an invented report is sent: with the wizard's draft, a picture or two, and the actions a person would use."""

import io
from dataclasses import replace
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

from django.conf import settings

from andan.accounts import queries as accounts
from andan.accounts.actors import ANONYMOUS, Actor
from andan.kit import clock, media
from andan.places import queries as places
from andan.portal.demo.pictures import picture
from andan.portal.demo.scenes import Scene
from andan.reports.actions import save_draft as drafts
from andan.reports.actions.attach import attach
from andan.reports.actions.submit import PartyGiven, Submission, submit
from andan.reports.queries import receipt_bearer

PICTURES = 2  # of each scene


def reporter(scene: Scene, code: str) -> Actor:
    return scene.citizen[0] if scene.citizen else receipt_bearer(code)


@cache
def _cleaned(scene: str, variant: int) -> tuple[media.Cleaned, bytes]:
    """A picture that went through the cleaning once, and its bytes."""
    made = media.clean(io.BytesIO(picture(scene, variant)), name="anh.jpg", workspace=settings.TEMPORARY)
    raw = made.path.read_bytes()
    made.path.unlink()
    return made, raw


def photo(scene: Scene, name: str, variant: int | None = None) -> tuple[str, media.Cleaned]:
    """One of the pictures of the scene, any of them where `variant` does not say which."""
    which = scene.random.randrange(PICTURES) if variant is None else variant
    made, raw = _cleaned(scene.story["scene"], which)
    copy = settings.TEMPORARY / f"{scene.random.getrandbits(64):016x}.{made.extension}"
    copy.write_bytes(raw)
    return f"{name}.{made.extension}", replace(made, path=copy)


def send(scene: Scene) -> str:
    """Fill in the wizard's draft with a photo or two, as a person would, and send it."""
    actor = scene.citizen[0] if scene.citizen else ANONYMOUS
    draft = drafts.save_draft(owner=f"{scene.random.getrandbits(120):032x}", data={})
    many = scene.random.choices((0, 1, 2), weights=(25, 50, 25))[0]
    for number, variant in enumerate(scene.random.sample(range(PICTURES), many), start=1):
        name, cleaned = photo(scene, f"anh-{number}", variant)
        attach(draft=draft, name=name, cleaned=cleaned)
    return submit(actor=actor, submission=_submission(scene), draft=draft).code


def _submission(scene: Scene) -> Submission:
    random, story = scene.random, scene.story
    filling = {
        "street": scene.line("streets"),
        "number": str(random.randint(2, 180)),
        "landmark": scene.line("landmarks"),
        "hour": scene.line("hours"),
    }
    quarters = list(places.quarters_of(scene.town.commune))
    accused = story.get("accused", "")
    return Submission(
        kind=story["kind"],
        subject=story["subject"].format(**filling),
        story=story["story"].format(**filling),
        consequence=story["consequence"],
        occurrence=random.choice(("exact", "about", "ongoing")),
        occurred_at=clock.now() - timedelta(hours=random.uniform(0.3, 20)),
        commune_id=scene.town.commune.pk,
        quarter_id=random.choice(quarters).pk if quarters else None,
        address=f"Số {filling['number']} {filling['street']}",
        latitude=_near(scene.town.commune.lat, random),
        longitude=_near(scene.town.commune.lon, random),
        anonymous=scene.citizen is None,
        identity=_identity(scene),
        parties=(PartyGiven(role="accused", description=accused),) if accused else (),
    )


def _near(degrees: float | None, random: Random) -> float | None:
    """Within about a kilometre."""
    return None if degrees is None else round(degrees + random.uniform(-0.009, 0.009), 5)


def _identity(scene: Scene) -> dict[str, Any]:
    return dict(accounts.person_of(scene.citizen[1])) if scene.citizen else {}
