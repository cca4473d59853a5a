"""What the QR code of a card says, in all spellings that were met. Pure; keeps name and birth date and nothing else."""

from andan.cards.payloads.card import Card, Doubt, Unreadable, Why
from andan.cards.payloads.reading import read

__all__ = ["Card", "Doubt", "Unreadable", "Why", "read"]
