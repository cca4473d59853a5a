"""allauth's social account adapter: sign-in of citizens."""

from typing import Any, cast

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from andan.accounts.actions import take_identity
from andan.accounts.demo_provider.in_process import InProcess
from andan.accounts.levels import NONE, level_of
from andan.accounts.models import User


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
