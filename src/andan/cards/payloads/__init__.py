"""What the QR code of a card says, in all spellings that were met. Pure; keeps name and birth date and nothing else."""

from andan.cards.payloads.card import Card, Doubt, Unreadable
from andan.cards.payloads.reading import read
from andan.cards.payloads.why import Why

__all__ = ["Card", "Doubt", "Unreadable", "Why", "read"]
