"""One step of the conversation on one screen: what was known, what was heard, what is answered."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from andan.cards.answers import Answer, Status
from andan.zalo import words
from andan.zalo.conversation.keywords import Word
from andan.zalo.conversation.linking import code_in
from andan.zalo.conversation.reading import Meaning, read
from andan.zalo.wire.events import Event, Kind
from andan.zalo.words import Desk


class Step(StrEnum):
    """`asked`: a name and a birth date are awaited. `offered`: the card is not there, being told later is offered.

    `held_back`: too many ask; after some seconds this one is let through.
    """

    IDLE = "idle"
    ASKED = "asked"
    OFFERED = "offered"
    HELD_BACK = "held"


class Want(StrEnum):
    """What the caller must do before there is an answer."""

    LOOKUP = "lookup"
    TELL = "tell"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Held:
    """Whose card: one half while the other is awaited, else both; and the slip that lets through. Kept for minutes."""

    name: str = field(default="", repr=False)
    birth: str = field(default="", repr=False)
    slip: str = field(default="", repr=False)

    @property
    def is_whole(self) -> bool:
        return bool(self.name and self.birth)


@dataclass(frozen=True, slots=True)
class Talk:
    """Where the conversation with somebody stands. `at`: milliseconds since 1970 of the newest message heard."""

    step: Step = Step.IDLE
    held: Held = Held()
    at: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """Where the conversation stands now, what is said, and what is wanted of the caller first; `code`: to link by."""

    talk: Talk
    say: tuple[str, ...] = field(default=(), repr=False)
    want: Want | None = None
    code: str = field(default="", repr=False)


def take(talk: Talk, heard: Event, desk: Desk) -> Turn:
    """One message in, the next step out.

    A message older than one already heard came late: it may bring a missing half, but it does not steer any more.
    """
    late, now = heard.at < talk.at, replace(talk, at=max(talk.at, heard.at))
    if heard.kind is Kind.OTHER:
        return Turn(now, (words.NO_PICTURE,))
    if heard.kind is Kind.FOLLOW:
        return Turn(now, (words.welcome(desk),))
    if code := code_in(heard.text):
        return Turn(now, want=Want.LINK, code=code)
    meaning = read(heard.text, awaited=talk.step is Step.ASKED)
    turn = _steered(now, meaning.word, desk, late) if meaning.word else _told(now, meaning, desk)
    return replace(turn, say=(words.NO_NUMBER, *turn.say)) if meaning.number else turn


def answered(talk: Talk, told: Answer) -> Turn:
    """The cards answered for who is held: say it, and offer to tell later where the card is not there."""
    name = talk.held.name
    if told.status is Status.NOT_YET:
        return Turn(replace(talk, step=Step.OFFERED), (words.answer(name, told), words.OFFER))
    return Turn(_idle(talk), (words.answer(name, told),))


def held_back(talk: Talk, slip: str, seconds: int) -> Turn:
    """Too many ask at this moment: with `slip` this one is let through after `seconds`."""
    held = replace(talk.held, slip=slip)
    return Turn(replace(talk, step=Step.HELD_BACK, held=held), (words.wait(seconds),))


def settled(talk: Talk, sentence: str) -> Turn:
    """What was wanted is done or refused, and `sentence` says so."""
    return Turn(_idle(talk), (sentence,))


def _steered(talk: Talk, word: Word, desk: Desk, late: bool) -> Turn:
    match word:
        case Word.LOOKUP:
            return Turn(talk) if late and talk.step is not Step.IDLE else _asked(talk, Held(), words.ASK)
        case Word.STOP:
            return Turn(talk) if late else Turn(_idle(talk), (words.STOPPED,))
        case Word.TELL if talk.step is Step.OFFERED and talk.held.is_whole:
            return Turn(talk, want=Want.TELL)
        case Word.TELL:
            return _asked(talk, Held(), words.LOOK_FIRST)
        case Word.GO_ON if talk.step is Step.HELD_BACK and talk.held.is_whole:
            return Turn(talk, want=Want.LOOKUP)
        case _:
            return Turn(talk, (_informed(word, desk),))


def _informed(word: Word, desk: Desk) -> str:
    match word:
        case Word.HOURS:
            return words.hours(desk)
        case Word.REPORT:
            return words.reporting(desk)
        case Word.HELP:
            return words.help_(desk)
        case Word.URGENT:
            return words.URGENT
        case Word.UNTELL:
            return words.STOP_TELLING
        case _:
            return words.welcome(desk)


def _told(talk: Talk, meaning: Meaning, desk: Desk) -> Turn:
    """A name, a birth date, both, or nothing that is understood."""
    held = talk.held if talk.step is Step.ASKED else Held()
    held = replace(held, name=meaning.name or held.name, birth=meaning.birth or held.birth)
    if meaning.unclear:
        return _asked(talk, replace(held, birth=""), meaning.unclear)
    if not (meaning.name or meaning.birth):
        return Turn(talk, () if meaning.number else (_not_understood(talk, desk),))
    if held.is_whole:
        return Turn(replace(talk, step=Step.ASKED, held=held), want=Want.LOOKUP)
    return _asked(talk, held, words.ASK_BIRTH if held.name else words.ASK_NAME)


def _not_understood(talk: Talk, desk: Desk) -> str:
    return words.unknown_name() if talk.step is Step.ASKED else words.unknown(desk)


def _asked(talk: Talk, held: Held, sentence: str) -> Turn:
    return Turn(replace(talk, step=Step.ASKED, held=held), (sentence,))


def _idle(talk: Talk) -> Talk:
    return replace(talk, step=Step.IDLE, held=Held())
