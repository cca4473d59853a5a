"""Addresses: added, confirmed from a letter, given up. No address stands in an address."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from andan.accounts.actors import ANONYMOUS
from andan.accounts.sessions import actor_of, signed_in
from andan.kit.codes import grouped
from andan.kit.refusals import Invalid, Refused
from andan.notices import queries
from andan.notices.actions.add_address import AT_ONCE, add_address
from andan.notices.actions.confirm_address import confirm_address
from andan.notices.actions.offer_link import offer_link
from andan.notices.actions.remove_address import remove_address
from andan.notices.actions.stop_letters import stop_letters
from andan.notices.forms import BY_CHANNEL
from andan.notices.views.preferences import choice_form, page


class Said(NamedTuple):
    """One page of one sentence; `action` is the word on its button, "" when there is nothing to press."""

    icon: str
    title: str
    text: str
    action: str = ""


ASKED = Said(
    "bell", "Nhận tin ở địa chỉ này?", "Tin chỉ nói là có việc mới. Đăng nhập mới đọc được.", "Đúng, nhận tin"
)
CONFIRMED = Said("circle-check", "Đã xác nhận", "Có việc mới thì có tin. Trang tài khoản có chỗ để bỏ.")
STOPPING = Said("bell-off", "Thôi nhận tin ở đây?", "Địa chỉ sẽ bị xóa.", "Thôi nhận tin")
STOPPED = Said("circle-check", "Đã thôi", "Địa chỉ đã xóa. Không có tin nào nữa.")


@require_POST
@signed_in
def add(request: HttpRequest) -> HttpResponse:
    """A new address; the answer is the same whether it was known or not."""
    channel = request.POST.get("channel", "")
    if channel not in BY_CHANNEL:
        raise Invalid("Chọn một kênh trong danh sách.")
    form = BY_CHANNEL[channel](request.POST, prefix=channel)
    if form.is_valid():
        try:
            add_address(actor=actor_of(request), channel=channel, address=form.cleaned_data["address"])
        except Refused as refused:
            form.add_error("address", refused.reason)
        else:
            messages.success(request, "Đã thêm." if channel in AT_ONCE else "Mở tin vừa gửi để xác nhận.")
            return redirect("notices:preferences")
    return page(request, choice_form(actor_of(request)), status=422, **{channel: form})


@require_POST
@signed_in
def link(request: HttpRequest) -> HttpResponse:
    """A code to write in a chat: it ties that chat to this account."""
    code = grouped(offer_link(actor=actor_of(request), channel=request.POST.get("channel", "")))
    messages.success(request, f"Nhắn đúng dòng này trên Zalo, trong một giờ: TIN {code}")
    return redirect("notices:preferences")


@require_POST
@signed_in
def remove(request: HttpRequest, number: int) -> HttpResponse:
    remove_address(actor=actor_of(request), number=number)
    messages.success(request, "Đã bỏ địa chỉ.")
    return redirect("notices:preferences")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, not the link itself: programs that look through mail open links."""
    queries.by_token(token)
    if request.method != "POST":
        return _said(request, ASKED)
    confirm_address(actor=ANONYMOUS, token=token)
    return _said(request, CONFIRMED)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    queries.by_token(token)
    if request.method != "POST":
        return _said(request, STOPPING)
    stop_letters(actor=ANONYMOUS, token=token)
    return _said(request, STOPPED)


def _said(request: HttpRequest, said: Said) -> HttpResponse:
    return render(request, "notices/said.html", {"said": said})
