"""allauth's account adapter: sign-in of officers."""

import time
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from andan.accounts import words
from andan.accounts.actions import change_password, forget_sessions
from andan.accounts.models import User
from andan.accounts.queries import actor_for, owes_second_factor
from andan.accounts.sessions import LEVEL


class Officers(DefaultAccountAdapter):
    """Officers sign in with a password; nobody signs up."""

    error_messages = {**DefaultAccountAdapter.error_messages, **words.ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Whoever types wrong passwords closes the name to their own address, never to its owner's.

        A name guessed at from many addresses is open to each once a minute. Keys are no passwords: they stay open.
        """
        super().pre_authenticate(request, **credentials)
        name, here = self._name(credentials), self._get_login_attempts_cache_key(request, **credentials)
        calm = ratelimit.consume(request, action="guessed", key=name, dry_run=True)
        if not calm and not ratelimit.consume(request, action="slowly", key=here):
            raise self.validation_error("asked_slowly")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        ratelimit.consume(request, action="guessed", key=self._name(credentials))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{get_ip(request)}"

    @staticmethod
    def _name(credentials: dict[str, Any]) -> str:
        return str(credentials.get("username", "")).lower()

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Keep the citizen's level with the session; send an officer without a second factor to set one up.

        An officer's session ends with the browser, a citizen's after some hours. Whoever comes in sweeps out what is
        left of those who have gone: when and from where they came is not kept.
        """
        forget_sessions()
        login = (kwargs.get("signal_kwargs") or {}).get("sociallogin")
        if login is not None:
            request.session[LEVEL] = login.level
        request.session.set_expiry(0 if user.is_officer else settings.CITIZEN_SESSION_HOURS * 3600)
        if owes_second_factor(user):
            kwargs["redirect_url"] = reverse("accounts:second_factor")
        return cast(HttpResponse, super().post_login(request, user, **kwargs))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/can-bo/" if cast(User, request.user).is_officer else "/phan-anh/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:account")

    def set_password(self, user: User, password: str) -> None:
        change_password(actor=actor_for(user), user=user, password=password)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what is worth saying, in Vietnamese; what the page itself shows is not said twice."""
        said = words.SAID.get(message_template or "") or message
        if said:
            messages.add_message(request, level, said, extra_tags)

    def is_reauthentication_required(self, *, app: str, **_more: Any) -> bool:
        """Whether it is too long since this person proved to be the owner, at sign-in or later."""
        proofs = get_authentication_records(self.request, self.request.user)
        return not any(
            time.time() - proof["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for proof in proofs
        )

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, str]]:
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": words.CONFIRM_BY[method["id"]]} for method in methods]
