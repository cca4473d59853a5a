"""Asking to be told, confirming it from a letter, and not wanting it any more. No address stands in an address."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from andan.accounts.actors import ANONYMOUS
from andan.cards.actions.confirm_wish import confirm_wish
from andan.cards.actions.leave_wish import Wished, leave_wish
from andan.cards.actions.withdraw_wish import withdraw_wish
from andan.cards.forms.wish import WishForm
from andan.cards.keyed import NameUnclear
from andan.cards.models import EMAIL
from andan.cards.queries import wishes
from andan.cards.views.public.offers import push_key
from andan.kit.refusals import Refused, TooMany
from andan.web.tries import Allowance, spend

WISHES = Allowance("wishes", 30, 600, "Mạng này vừa nhờ báo nhiều lần. Đợi 10 phút rồi nhờ lại.")


class Said(NamedTuple):
    """One page of one sentence; `action` is the word on its button, "" when there is nothing to press."""

    icon: str
    title: str
    text: str
    action: str = ""


SENT = Said(
    "mail",
    "Mở thư để xác nhận",
    "Vừa gửi một thư. Mở liên kết trong thư thì mới được báo. Chưa thấy thư thì xem mục thư rác. "
    "Hai ngày không mở là bỏ.",
)
KEPT = Said("bell", "Đã ghi", "Thẻ về thì máy này báo một lần, không có họ tên.")
ASKED = Said(
    "bell", "Nhận tin khi thẻ về?", "Có tin thì thư báo một lần rồi xóa địa chỉ này.", "Đúng, báo cho tôi"
)
CONFIRMED = Said("circle-check", "Đã xác nhận", "Thẻ về thì có thư báo. Thư nào cũng có chỗ để thôi báo.")
STOPPING = Said(
    "bell-off", "Thôi báo?", "Địa chỉ sẽ bị xóa. Muốn xem lại lúc nào cũng tra cứu được.", "Thôi báo"
)
STOPPED = Said("circle-check", "Đã thôi báo", "Địa chỉ đã xóa. Không có tin nào nữa.")


@require_POST
@never_cache
def wish(request: HttpRequest) -> HttpResponse:
    """Leave a wish; the answer is the same whether the address was known or not, and has room for one more or not."""
    form = WishForm(request.POST)
    if form.is_valid():
        spend(request, WISHES)
        try:
            return _left(form)
        except NameUnclear as unclear:
            form.add_error(None, unclear.sentence)
        except TooMany as full:
            if form.channel == EMAIL:
                return redirect("cards:wish_sent")
            form.add_error(None, full.reason)
        except Refused as refused:
            form.add_error(None if form.cleaned_data["subscription"] else "email", refused.reason)
    return render(request, "cards/public/wish.html", {"form": form, "push_key": push_key()}, status=422)


def _left(form: WishForm) -> HttpResponse:
    told = Wished(
        full_name=form.cleaned_data["name"],
        birth=form.cleaned_data["birth_date"],
        channel=form.channel,
        address=form.address,
    )
    left = leave_wish(actor=ANONYMOUS, wished=told)
    if form.cleaned_data["subscription"]:
        return redirect("cards:wish_kept", wishes.token_of(left))
    return redirect("cards:wish_sent")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "cards/public/wish_said.html", {"said": SENT})


@require_safe
@never_cache
def kept(request: HttpRequest, token: str) -> HttpResponse:
    wishes.number_of(token)
    stop = reverse("cards:wish_stop", args=[token])
    return render(request, "cards/public/wish_said.html", {"said": KEPT, "stop_href": stop})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, not the link itself: programs that look through mail open links."""
    wishes.number_of(token)
    if request.method != "POST":
        return render(request, "cards/public/wish_said.html", {"said": ASKED, "token": token})
    confirm_wish(actor=ANONYMOUS, token=token)
    stop = reverse("cards:wish_stop", args=[token])
    return render(request, "cards/public/wish_said.html", {"said": CONFIRMED, "stop_href": stop})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    wishes.number_of(token)
    if request.method != "POST":
        return render(request, "cards/public/wish_said.html", {"said": STOPPING, "token": token})
    withdraw_wish(actor=ANONYMOUS, token=token)
    return render(request, "cards/public/wish_said.html", {"said": STOPPED})
