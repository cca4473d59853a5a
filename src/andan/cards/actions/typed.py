"""What an officer types off a card, checked as what is scanned is."""

from andan.cards import keyed, payloads
from andan.cards.actions import tray
from andan.kit import births
from andan.kit.refusals import Invalid
from andan.kit.text import clean_line


def card(full_name: str, birth: str) -> tray.Legible:
    """The card as typed, without any doubt. Raises Invalid (`full_name`, `birth`) with what to do."""
    name, faults, born = clean_line(full_name), {}, ""
    try:
        keyed.spelled(name)
    except keyed.NameUnclear as unclear:
        faults["full_name"] = unclear.sentence
    if len(name) > keyed.NAME_MAX:
        faults["full_name"] = keyed.TOO_LONG
    try:
        born = births.of_citizen(birth)
    except births.BirthUnclear as unclear:
        faults["birth"] = unclear.sentence
    if faults:
        raise Invalid(next(iter(faults.values())), faults)
    read = payloads.Card(full_name=name, birth=born)
    return tray.keyed_as(read)
