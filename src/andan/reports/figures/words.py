"""What is counted, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from andan.reports.states import CLASS_NAMES, FACES, OUTCOMES, VERBS

CHANNELS: Mapping[str, str] = MappingProxyType(
    {"web": "trang An Dân", "api": "chương trình", "zalo": "Zalo", "counter": "tại quầy"}
)
UNCLASSIFIED = "Chưa phân loại"


def channel_name(channel: str) -> str:
    name = CHANNELS.get(channel, channel)
    return name[:1].upper() + name[1:]


def class_name(report_class: str) -> str:
    return CLASS_NAMES.get(report_class, UNCLASSIFIED)


def duty_name(duty: str) -> str:
    """What a duty is called: the label of the verb that meets it."""
    return VERBS[duty].label if duty in VERBS else duty


def outcome_name(outcome: str) -> str:
    return OUTCOMES.get(outcome, outcome)


def state_name(state: str) -> str:
    return FACES[state].word if state in FACES else state
