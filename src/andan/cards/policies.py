"""Who may do what with cards, with a reason a person can act on. No queries: actor and row carry everything."""

from andan.accounts.actors import Actor, ActorKind, Role
from andan.cards.models import Arrival, Batch
from andan.cards.states import SCANNERS, BatchState, State, Verb, target
from andan.kit.refusals import Forbidden, NotThere, Refused, WrongState
from andan.places.models import AgencyKind

HOLDERS = (AgencyKind.COMMUNE_POLICE, AgencyKind.PROVINCIAL_POLICE)  # where cards lie
# Who reads the counts of offices. A volunteer helps at a point and a procurator reads reports: neither counts cards.
COUNTERS = (*SCANNERS, Role.LEADER, Role.ADMINISTRATOR)
# Why a card is not to be dealt with in its state, and what to do instead.
WAYS_ON = {
    State.ARRIVED: "Thẻ đang chờ nhận, không phải đưa lại.",
    State.COLLECTED: "Thẻ đã giao. Ghi nhầm thì đưa lại rồi làm tiếp.",
    State.RETURNED: "Thẻ đã trả về. Ghi nhầm thì đưa lại rồi làm tiếp.",
    State.WITHDRAWN: "Mục này đã bỏ. Thẻ còn ở đây thì quét vào lô mới.",
    State.GONE: "Tên trên thẻ này đã xóa. Thẻ còn ở đây thì quét vào lô mới.",
}


def desks(actor: Actor) -> frozenset[int]:
    """The ids of the agencies at whose table the actor scans and hands over: names are read there and nowhere else."""
    return frozenset(post.agency_id for post in actor.posts if post.role in SCANNERS)


def counted(actor: Actor) -> frozenset[int]:
    """The ids of the agencies whose figures the actor reads: numbers, never a name."""
    return frozenset().union(*(post.scope for post in actor.posts if post.role in COUNTERS))


def kept(actor: Actor) -> frozenset[int]:
    """The ids of the agencies whose words the actor writes: a commander's own, an administrator's whole area."""
    own = {post.agency_id for post in actor.posts if post.role is Role.COMMANDER}
    return frozenset(own).union(*(post.scope for post in actor.posts if post.role is Role.ADMINISTRATOR))


def may_scan(actor: Actor, agency_id: int) -> Refused | None:
    """Those of the agency itself; the system imports lists."""
    if actor.kind is ActorKind.SYSTEM or agency_id in desks(actor):
        return None
    if actor.oversees(agency_id):
        return Forbidden("Cán bộ của đơn vị nhận thẻ làm việc này.")
    return NotThere()


def may_change(batch: Batch) -> Refused | None:
    """Cards come into a batch, and out of it again, while it is being scanned."""
    if batch.state == BatchState.SCANNING:
        return None
    return WrongState(
        "Lô đã đóng. Mở lô mới để quét tiếp."
        if batch.state == BatchState.CLOSED
        else "Lô đã bỏ. Mở lô mới để quét."
    )


def refusal_of(verb: Verb, actor: Actor, arrival: Arrival) -> Refused | None:
    """Why `actor` may not do `verb` to `arrival` now, or None. The same answer greys the button."""
    return may_scan(actor, arrival.agency_id) or _wrong_state(verb, arrival)


def may_edit_counter(actor: Actor, agency_id: int) -> Refused | None:
    """The commander of the agency, and administrators who oversee it."""
    if actor.kind is ActorKind.SYSTEM or agency_id in kept(actor):
        return None
    if actor.oversees(agency_id):
        return Forbidden("Chỉ huy của đơn vị hoặc người quản trị làm việc này.")
    return NotThere()


def may_read_counter(actor: Actor, agency_id: int) -> Refused | None:
    """Who writes the words, and everybody at the table for which they speak."""
    return None if agency_id in desks(actor) else may_edit_counter(actor, agency_id)


def may_erase(actor: Actor) -> Refused | None:
    """Erasing follows the clock, nobody's wish."""
    return None if actor.kind is ActorKind.SYSTEM else Forbidden("Hệ thống tự xóa khi hết hạn lưu.")


def _wrong_state(verb: Verb, arrival: Arrival) -> Refused | None:
    if not arrival.public:
        return WrongState("Lô của thẻ này chưa đóng. Đóng lô rồi làm tiếp.")
    if target(verb, arrival.state) is None:
        return WrongState(WAYS_ON[State(arrival.state)])
    return None
