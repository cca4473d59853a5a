"""Reference data, the look, and in demo mode a ward at work."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from andan.accounts.actors import SYSTEM
from andan.places import dataset
from andan.places.management import places
from andan.places.queries import is_loaded as places_are_loaded
from andan.portal import demo
from andan.prepare.step import Step
from andan.press import demo as papers
from andan.services.actions.load import load as load_services
from andan.services.dataset import digest as services_digest
from andan.services.queries import is_loaded as services_are_loaded
from andan.web import assets
from andan.web.actions.forget_answers import forget_answers
from andan.web.idempotency import has_old_answers
from andan.zalo.stand_in import zalo


def _places_are_due() -> bool:
    return not places_are_loaded(dataset.digest())


def _load_places() -> None:
    places.main(["load"], standalone_mode=False)


def _services_are_due() -> bool:
    return not services_are_loaded(services_digest())


def _load_services() -> None:
    load_services(actor=SYSTEM.ref)


def _static_stamp() -> tuple[Path, str]:
    """The stamp beside the collected files, and what it says when they are the newest."""
    digest = sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            digest.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}\n".encode())
    return settings.BUILDS / "static.stamp", digest.hexdigest()


def _static_is_due() -> bool:
    stamp, wanted = _static_stamp()
    return not stamp.exists() or stamp.read_text() != wanted


def _collect_static() -> None:
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp, wanted = _static_stamp()
    stamp.write_text(wanted)


def _demo_is_due() -> bool:
    return settings.DEMO and demo.missing()


STEPS = (
    Step("Nạp địa danh và cơ quan", _places_are_due, _load_places),
    Step("Nạp danh mục dịch vụ công", _services_are_due, _load_services),
    Step("Dựng phông chữ, bản đồ", assets.missing, assets.build),
    Step("Gom tệp giao diện", _static_is_due, _collect_static),
    Step("Bỏ câu trả lời cũ của API", has_old_answers, forget_answers),
    Step("Nạp dữ liệu mẫu", _demo_is_due, demo.load),
    Step("Lập giấy tờ mẫu", papers.missing, papers.load),
    Step("Nối tài khoản Zalo thử", zalo.is_unconnected, zalo.connect),
)
