import secrets

from django.db import transaction

from andan.accounts.actors import Actor
from andan.accounts.events import ProgramMade
from andan.accounts.models import User
from andan.accounts.policies import may_manage_accounts
from andan.kit.refusals import check
from andan.kit.text import clean_line
from andan.ledger.log import append


@transaction.atomic(durable=True)
def make_program(*, actor: Actor, name: str) -> User:
    """A program that will act through tokens and can never sign in with a password."""
    check(may_manage_accounts(actor))
    program = User(
        kind=User.Kind.PROGRAM, username=f"program-{secrets.token_hex(8)}", full_name=clean_line(name)
    )
    program.set_unusable_password()
    program.save(force_insert=True)
    append(ProgramMade(), subject=str(program.uid), actor=actor.ref)
    return program
