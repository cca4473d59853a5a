"""The only writers of this room: one verb, one file, one transaction, one fact."""

from andan.accounts.actions.change_password import change_password
from andan.accounts.actions.end_post import end_post
from andan.accounts.actions.forget_sessions import forget_sessions
from andan.accounts.actions.give_post import give_post
from andan.accounts.actions.issue_token import issue_token
from andan.accounts.actions.make_officer import make_officer
from andan.accounts.actions.make_program import make_program
from andan.accounts.actions.revoke_token import revoke_token
from andan.accounts.actions.revoke_tokens import revoke_tokens
from andan.accounts.actions.take_identity import take_identity

__all__ = [
    "change_password",
    "end_post",
    "forget_sessions",
    "give_post",
    "issue_token",
    "make_officer",
    "make_program",
    "revoke_token",
    "revoke_tokens",
    "take_identity",
]
