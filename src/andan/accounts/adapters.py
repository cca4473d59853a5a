"""Where allauth asks this house how to behave."""

import time
from typing import Any, cast

import requests
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from andan.accounts import words
from andan.accounts.actions import change_password, take_identity
from andan.accounts.demo_provider.in_process import InProcess
from andan.accounts.levels import NONE, level_of
from andan.accounts.models import User
from andan.accounts.queries import actor_for
from andan.accounts.sessions import LEVEL, owes_second_factor
from andan.kit.sealed import seal, unseal


class Officers(DefaultAccountAdapter):
    """Officers sign in with a password; nobody signs up."""

    error_messages = {**DefaultAccountAdapter.error_messages, **words.ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Keep the citizen's level with the session; send an officer without a second factor to set one up.

        An officer's session ends with the browser, a citizen's after some hours.
        """
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


class Citizens(DefaultSocialAccountAdapter):
    """Citizens come from the identity provider, which vouches for who they are and at which level."""

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """Take the claims out of the account row before allauth stores them in the clear."""
        said = sociallogin.account.extra_data
        sociallogin.claims = {**said.get("id_token", {}), **said.get("userinfo", {})}
        sociallogin.account.extra_data = {}
        return cast(User, sociallogin.user)

    def get_requests_session(self) -> requests.Session:
        """How the provider is asked: over the network, and the demo provider without leaving the house."""
        session: requests.Session = super().get_requests_session()
        if settings.OIDC_ISSUER == settings.DEMO_PROVIDER:
            session.mount(settings.DEMO_PROVIDER, InProcess())
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse without a known level; else make or refresh the citizen, and go on as that citizen."""
        if sociallogin.state.get("process") != "login":
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("accounts:account")))
        sociallogin.level = level_of(sociallogin.claims, settings.OIDC_LEVEL_CLAIM)
        if sociallogin.level == NONE:
            raise ImmediateHttpResponse(render(request, "accounts/no_level.html", status=403))
        sociallogin.account = _citizen_of(sociallogin)
        sociallogin.user = sociallogin.account.user


class SecondFactors(DefaultMFAAdapter):
    """Second factors: their secrets are sealed at rest, and staff keep at least one."""

    error_messages = {**DefaultMFAAdapter.error_messages, **words.SECOND_FACTOR_ERRORS}

    def encrypt(self, text: str) -> str:
        return seal(settings.SEAL_KEY, text, owner=_FACTOR).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return str(unseal(settings.SEAL_KEY, bytes.fromhex(encrypted_text), owner=_FACTOR))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not settings.STAFF_SECOND_FACTOR:
            return True
        strong = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        left = Authenticator.objects.filter(user=authenticator.user, type__in=strong).exclude(
            pk=authenticator.pk
        )
        return bool(left.exists())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "An Dân"}

    def generate_authenticator_name(self, user: User, kind: Authenticator.Type) -> str:
        return f"Khóa {Authenticator.objects.filter(user=user, type=kind).count() + 1}"


def _citizen_of(sociallogin: SocialLogin) -> SocialAccount:
    """Take the identity; somebody who signs in on two devices at the very first time is made once all the same."""
    said = {
        "provider": sociallogin.account.provider,
        "subject": sociallogin.account.uid,
        "level": sociallogin.level,
        "claims": sociallogin.claims,
    }
    try:
        return take_identity(**said)
    except IntegrityError:
        return take_identity(**said)


_FACTOR = "second factor"
