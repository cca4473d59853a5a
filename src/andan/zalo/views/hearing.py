"""From an event to what is said: asks the cards, keeps where the conversation stands. Nothing is sent from here."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from andan.accounts.actors import ANONYMOUS
from andan.cards.actions.leave_wish import Wished, leave_wish
from andan.cards.queries import lookup, wishes
from andan.kit.refusals import Refused, WrongState
from andan.notices.actions.leave_address import leave_address
from andan.notices.actions.link_address import link_address
from andan.outbox.letters import Letter
from andan.zalo import queries, words
from andan.zalo.actions.forget_person import forget_person
from andan.zalo.actions.take_turn import take_turn
from andan.zalo.conversation import machine
from andan.zalo.conversation.machine import Turn, Want
from andan.zalo.wire.events import Event, Kind
from andan.zalo.wire.pieces import pieces

TRIES = 5  # of one event against others of the same person at the same moment
WORTH = timedelta(hours=1)  # an answer that comes later answers nothing


def hear(channel: str, event: Event) -> bool:
    """Answer one event, once however often it comes; False when its turn did not come and it should come again."""
    person, mark = queries.who(channel, event.sender), queries.mark_of(channel, event.mark)
    if event.kind is Kind.UNFOLLOW:
        forget_person(person=person)
        leave_address(channel=channel, address=event.sender)
        return True
    return any(queries.was_heard(mark) or _is_kept(channel, event, person, mark) for _ in range(TRIES))


def _is_kept(channel: str, event: Event, person: str, mark: str) -> bool:
    talk, version = queries.standing(person)
    turn = _done(channel, event, person, machine.take(talk, event, queries.desk()))
    said = [piece for text in turn.say for piece in pieces(text)]
    letters = [_letter(channel, event, person, mark, place, text) for place, text in enumerate(said)]
    try:
        take_turn(mark=mark, person=person, version=version, talk=turn.talk, letters=letters)
    except WrongState:
        return False
    return True


def _letter(channel: str, event: Event, person: str, mark: str, place: int, text: str) -> Letter:
    return Letter(
        channel=channel,
        address=event.sender,
        body={"text": text},
        key=f"zalo {mark} {place}",
        line=person,
        urgent=True,
        worth=WORTH,
    )


def _done(channel: str, event: Event, person: str, turn: Turn) -> Turn:
    """What the turn wants first, and what comes of it."""
    match turn.want:
        case Want.LOOKUP:
            after = _looked_up(person, turn)
        case Want.TELL:
            after = _wished(channel, event, turn)
        case Want.LINK:
            after = _linked(channel, event, turn)
        case None:
            return turn
    return Turn(after.talk, (*turn.say, *after.say))


def _looked_up(person: str, turn: Turn) -> Turn:
    """The answer of the web page, behind the same gate: who writes here is an address like any other."""
    held = turn.talk.held
    wait = lookup.held_back(f"zalo {person}", held.name, held.slip)
    if wait:
        return machine.held_back(turn.talk, wait.slip, wait.seconds)
    return machine.answered(turn.talk, lookup.answer(held.name, held.birth, settings.ZALO_AGENCY))


def _wished(channel: str, event: Event, turn: Turn) -> Turn:
    """A wish is left before its row is kept: should that fail the event comes again, and one wish is left once."""
    held = turn.talk.held
    wished = Wished(full_name=held.name, birth=held.birth, channel=channel, address=event.sender)
    try:
        wish = leave_wish(actor=ANONYMOUS, wished=wished)
    except Refused as refusal:
        return machine.settled(turn.talk, refusal.reason)
    stop = reverse("cards:wish_stop", args=[wishes.token_of(wish)])
    return machine.settled(turn.talk, words.promised(f"{settings.SITE_URL}{stop}"))


def _linked(channel: str, event: Event, turn: Turn) -> Turn:
    """A code is used up before its row is kept: should that fail the event comes again and the code is told as gone."""
    try:
        link_address(channel=channel, address=event.sender, code=turn.code)
    except Refused as refusal:
        return machine.settled(turn.talk, refusal.reason)
    return machine.settled(turn.talk, words.LINKED)
