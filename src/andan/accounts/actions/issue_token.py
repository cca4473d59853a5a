import secrets

from django.db import transaction

from andan.accounts.actors import Actor
from andan.accounts.events import TokenIssued
from andan.accounts.models import ApiToken, User
from andan.accounts.policies import may_act_for
from andan.accounts.queries import digest_of
from andan.kit.refusals import Forbidden, check
from andan.kit.text import clean_line
from andan.ledger.log import append

PREFIX = "andan_"  # lets scanners recognise a leaked token


@transaction.atomic(durable=True)
def issue_token(*, actor: Actor, user: User, label: str) -> str:
    """A new bearer token of an officer, a program or a citizen's own program: shown now and never again."""
    check(may_act_for(actor, user.pk))
    if user.kind == User.Kind.PERSONA:
        raise Forbidden("Người của cổng định danh thử không có mã truy cập.")
    raw = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(user=user, label=clean_line(label)[:80], digest=digest_of(raw))
    append(TokenIssued(digest=token.digest), subject=str(user.uid), actor=actor.ref)
    return raw
