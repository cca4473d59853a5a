"""Why something is not read as a card."""

from enum import StrEnum


class Why(StrEnum):
    EMPTY = "empty"
    TOO_LONG = "too_long"
    VNEID = "vneid"
    NUMBER_ONLY = "number_only"
    NOT_A_CARD = "not_a_card"
    CUT_SHORT = "cut_short"
    GLUED = "glued"
    TYPING = "typing"
    KEYBOARD = "keyboard"
    MARKS_LOST = "marks_lost"
    NO_NAME = "no_name"
    SHORT_NAME = "short_name"
    LONG_NAME = "long_name"
    STRANGE_NAME = "strange_name"
    BIRTH = "birth"
