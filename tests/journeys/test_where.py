"""Where it happened: the phone may say it, and nobody is stuck when it does not."""

from playwright.sync_api import Page, expect

from tests.journeys import walks
from tests.journeys.walks import Told

TOLD = Told(subject="Mất xe đạp điện, chỉ bằng vị trí", anonymous=True)
BUTTON = "Lấy vị trí tôi đang đứng"


def to_the_place(page: Page) -> None:
    page.goto("/phan-anh/")
    walks.begin(page)
    walks.say_who(page, TOLD)
    walks.say_what(page, TOLD)


def test_the_phone_says_where_it_is(phone: Page) -> None:
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation({"latitude": 20.8561, "longitude": 106.6822, "accuracy": 12})
    to_the_place(phone)
    phone.get_by_role("button", name=BUTTON).click()
    expect(phone.get_by_text("Đã lấy vị trí, sai số 12 m.")).to_be_visible()
    walks.say_where(phone, TOLD)
    phone.goto("/phan-anh/moi/dia-diem/")
    expect(phone.locator(".pin")).to_contain_text("20.85610, 106.68220")
    phone.get_by_role("button", name="Bỏ vị trí").click()
    expect(phone.locator(".pin")).to_have_count(0)


def test_a_phone_that_does_not_say_holds_nobody_up(phone: Page) -> None:
    phone.context.clear_permissions()
    to_the_place(phone)
    for _ in range(2):
        phone.get_by_role("button", name=BUTTON).click()
    expect(phone.get_by_text("Chưa lấy được vị trí. Ghi địa chỉ là đủ.")).to_have_count(1)
    walks.say_where(phone, TOLD)
