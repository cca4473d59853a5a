"""Invented cards of which everything is known, so that the smallest trace of any of them can be told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from andan.cards.keyed import folded
from andan.cards.tests.invented import Person, person
from andan.cards.tests.scans import DAMAGES, MISREADINGS, SPELLINGS, seven
from tests.program.traces import WORD, Traces

_EXACT = ("cp1252", "latin-1", "cp437", "mac_roman")
_SYLLABLES = [f"{consonant}{vowel}" for consonant in "bdghklmnprtv" for vowel in "aeiou"]
_ISSUED_FROM = 2070  # no clock of this test tells such a year
_HARMFUL = (
    "question_marks",
    "question_marks_a_byte",
    "letters_dropped",
    "telex_keys",
    "vni_keys",
    "vietnamese_layout",
    "british_layout",
    "cut",
    "twice_glued",
)
_LEFTOVERS = ("{}", "IDVNM{}<<2", "https://vi-du.vn/the/{}", "Số CCCD {}", "({})")


@dataclass(frozen=True, slots=True)
class Card:
    """`text` is what a scanner makes of it. `arrives`: it is written down as `person`, else nothing of it is."""

    person: Person
    text: str
    arrives: bool = True


class Deck:
    """Deals cards of people no two of whom share name and year; remembers every one."""

    def __init__(self, seed: int) -> None:
        self.dealt: list[Card] = []
        self._chance, self._met = Random(seed), set[tuple[str, str]]()

    def deal(self, count: int, *, damaged: float = 0.0, plain: bool = False) -> list[Card]:
        """`count` cards in all spellings, or as most scanners say them (`plain`); a share of them is damaged."""
        return self._noted([self._card(damaged, plain) for _ in range(count)])

    def stray(self, count: int) -> list[Card]:
        """`count` cards for where no card is written down."""
        return self._noted([replace(self._card(0.0, plain=True), arrives=False) for _ in range(count)])

    def arrived(self) -> Iterator[Person]:
        return (card.person for card in self.dealt if card.arrives)

    def _noted(self, cards: list[Card]) -> list[Card]:
        self.dealt.extend(cards)
        return cards

    def traces(self) -> Traces:
        """Everything that must be nowhere."""
        people = [card.person for card in self.dealt]
        numbers = {number for one in people for number in (one.number, _cancelled(one))}
        return Traces(
            digits=frozenset(numbers | {one.old_number for one in people if one.old_number}),
            days=frozenset(one.issued for one in people),
            words=frozenset(_word(2 * place + half) for place in range(len(people)) for half in (0, 1)),
        )

    def _card(self, damaged: float, plain: bool) -> Card:
        number = 2 * (len(self._met))
        one = self._stranger(number)
        if self._chance.random() < damaged and not one.full_name.isascii():
            return Card(one, self._damaged(one), arrives=False)
        return Card(one, seven(one) if plain else self._spelled(one, _word(number + 1)))

    def _stranger(self, number: int) -> Person:
        while True:
            one = person(self._chance)
            who = (folded(one.full_name).replace(" ", ""), one.birth[:4])
            if who not in self._met:
                break
        self._met.add(who)
        house = f"{self._chance.randint(1, 300)}/{self._chance.randint(1, 30)}"
        address = f"{house} Đường {_word(number).title()}, Phường Thử Nghiệm, Hải Phòng"
        day = f"{self._chance.randint(1, 28):02d}{self._chance.randint(1, 12):02d}"
        issued = f"{day}{_ISSUED_FROM + self._chance.randrange(30)}"
        return replace(one, address=address, issued=issued)

    def _spelled(self, one: Person, word: str) -> str:
        match self._chance.randrange(4):
            case 0:
                return self._chance.choice([*SPELLINGS.values()])(one)
            case 1:
                return f"{seven(one)}|{_cancelled(one)}||Nguyễn Thị {word.title()}|Trần Văn {word.title()}"
            case 2:
                return MISREADINGS[self._chance.choice(_EXACT)](seven(one))
            case _:
                return seven(one)

    def _damaged(self, one: Person) -> str:
        if self._chance.random() < 0.2:
            return self._chance.choice(_LEFTOVERS).format(one.number)
        return DAMAGES[self._chance.choice(_HARMFUL)](seven(one))


def _cancelled(one: Person) -> str:
    """The number of an older card, as new cards tell it in their tail and `scans` invents it."""
    return f"{one.number[:11]}7"


def _word(number: int) -> str:
    """A word that is nobody's name and no street's; letters that every damage leaves alone."""
    syllables = [_SYLLABLES[number // 60**place % 60] for place in range(3)]
    return f"{WORD}{''.join(syllables)}"
