"""Where it happened: the phone may say it, a hand may pin it, and nobody is stuck when neither does."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.frame.people import enter_as_officer
from tests.frame.site import Site
from tests.journeys import walks
from tests.journeys.conftest import Visitor
from tests.journeys.walks import Told

Axe = Callable[[Page], None]
TOLD = Told(subject="Mất xe đạp điện, chỉ bằng vị trí", anonymous=True)
LOCATE, OPEN, REMOVE = "Lấy vị trí tôi đang đứng", "Ghim trên bản đồ", "Bỏ ghim"
SAID = "[data-pin-said]"
FIRST_LOAD = 150_000  # bytes


def to_the_place(page: Page, told: Told = TOLD) -> None:
    page.goto("/phan-anh/")
    walks.begin(page)
    walks.say_who(page, told)
    walks.say_what(page, told)


def choose_the_ward(page: Page) -> None:
    page.get_by_label("Phường, xã, đặc khu", exact=True).fill(walks.PLACE)
    page.get_by_role("button", name="Tìm phường, xã").click()
    walks.choose(page, "Phường Hồng Bàng")


def open_the_map(page: Page) -> None:
    page.get_by_role("button", name=OPEN).click()
    expect(page.locator(".map .here")).to_be_visible()


def tap(page: Page, right: float, down: float) -> None:
    """Touch the map at a share of its width and height."""
    box = page.locator(".map").bounding_box()
    assert box
    page.locator(".map").click(position={"x": box["width"] * right, "y": box["height"] * down})


def drag(page: Page, right: int, down: int) -> None:
    """Take the pin by its head and let go elsewhere, in pixels."""
    box = page.locator(".map .put").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2, steps=4)
    page.mouse.move(x + right, y + down, steps=4)
    page.mouse.up()


def at(page: Page) -> tuple[float, float]:
    """What will be sent."""
    north, east = (page.locator(f"[name={name}]").input_value() for name in ("latitude", "longitude"))
    return float(north), float(east)


def test_the_phone_says_where_it_is(phone: Page) -> None:
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation({"latitude": 20.8561, "longitude": 106.6822, "accuracy": 12})
    to_the_place(phone)
    phone.get_by_role("button", name=LOCATE).click()
    expect(phone.get_by_text("Đã lấy vị trí, sai số 12 m.")).to_be_visible()
    walks.say_where(phone, TOLD)
    phone.goto("/phan-anh/moi/dia-diem/")
    expect(phone.locator(SAID)).to_contain_text("cách trung tâm phường Hồng Bàng")
    assert at(phone) == (20.8561, 106.6822)
    open_the_map(phone)
    expect(phone.locator(".map .put")).to_be_visible()
    phone.get_by_role("button", name=REMOVE).click()
    expect(phone.locator(SAID)).to_have_text("Đã bỏ ghim.")
    walks.onward(phone)
    phone.goto("/phan-anh/moi/dia-diem/")
    expect(phone.locator(SAID)).to_be_empty()


def test_who_does_not_know_the_ward_chooses_among_the_nearest(phone: Page, axe: Axe) -> None:
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation({"latitude": 20.8561, "longitude": 106.6822, "accuracy": 12})
    to_the_place(phone)
    phone.get_by_role("button", name=LOCATE).click()
    expect(phone.get_by_text("Đây là những nơi gần vị trí vừa lấy.")).to_be_in_viewport()
    axe(phone)
    walks.choose(phone, "Phường Lê Chân")
    expect(phone.locator(SAID)).to_contain_text("cách trung tâm phường Lê Chân")
    phone.get_by_label("Số nhà, tên đường hoặc mốc gần đó").fill("Trước chợ Ví Dụ")
    walks.onward(phone)
    phone.wait_for_url("**/nguoi-lien-quan/")


@pytest.mark.parametrize(("words", "asked"), [("p. hong bang", "[data-question]"), ("hong", ".field.wrong")])
def test_what_was_asked_goes_once_a_place_is_chosen(phone: Page, axe: Axe, words: str, asked: str) -> None:
    to_the_place(phone)
    phone.get_by_label("Số nhà, tên đường hoặc mốc gần đó").fill("Trước chợ Ví Dụ")
    phone.get_by_label("Phường, xã, đặc khu", exact=True).fill(words)
    walks.onward(phone)
    expect(phone.locator(asked)).to_be_visible()
    axe(phone)
    walks.choose(phone, "Phường Hồng Bàng")
    expect(phone.locator(asked)).to_have_count(0)
    expect(phone.locator("section.errors")).to_have_count(0)
    walks.onward(phone)
    phone.wait_for_url("**/nguoi-lien-quan/")


def test_a_phone_that_does_not_say_holds_nobody_up(phone: Page) -> None:
    phone.context.clear_permissions()
    to_the_place(phone)
    for _ in range(2):
        phone.get_by_role("button", name=LOCATE).click()
    expect(phone.get_by_text("Chưa lấy được vị trí. Ghi địa chỉ là đủ.")).to_have_count(1)
    walks.say_where(phone, TOLD)


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_a_pin_put_by_hand_reaches_the_officer(device: str, visitor: Visitor, site: Site, axe: Axe) -> None:
    page = visitor(device)
    told = Told(subject=f"Ghim bằng tay trên {device}", anonymous=True)
    to_the_place(page, told)
    page.get_by_role("button", name=OPEN).click()
    expect(page.locator(SAID)).to_contain_text("Chọn phường, xã ở trên trước")
    choose_the_ward(page)
    open_the_map(page)
    axe(page)

    tap(page, 0.7, 0.3)
    expect(page.locator(SAID)).to_contain_text("về phía đông bắc.")
    tapped = at(page)
    drag(page, -60, 90)
    expect(page.locator(SAID)).not_to_contain_text("đông bắc")
    dragged = at(page)
    assert dragged[0] < tapped[0]
    assert dragged[1] < tapped[1]

    page.locator(".map .put").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowLeft")
    page.get_by_role("button", name="Phải").click()
    pushed = at(page)
    assert pushed[0] - dragged[0] == pytest.approx(10 / 111_195, abs=1e-5)
    assert pushed[1] - dragged[1] == pytest.approx(-90 / 111_195 / 0.934, abs=2e-5)
    axe(page)

    page.get_by_role("button", name=REMOVE).click()
    expect(page.locator(".map .put")).to_have_count(0)
    page.get_by_role("button", name="Ghim vào giữa bản đồ").click()
    expect(page.locator(".map .put")).to_be_focused()
    kept = at(page)
    walks.say_where(page, told)
    walks.onward(page)
    walks.onward(page)
    expect(page.get_by_text("Có ghim, ")).to_be_visible()
    walks.send(page)

    officer = visitor("desktop")
    enter_as_officer(officer, site.member("duty_officer", "ca-hai-phong-hong-bang"))
    walks.open_case(officer, told.subject)
    expect(officer.locator("a[href^='geo:']")).to_have_text(f"{kept[0]:.5f},{kept[1]:.5f}")
    officer.get_by_role("button", name="Xem bản đồ").click()
    expect(officer.locator(".map .put")).to_be_visible()
    axe(officer)


def test_the_map_weighs_nothing_until_it_is_asked_for(phone: Page) -> None:
    loaded: dict[str, int] = {}
    phone.on(
        "response", lambda answer: loaded.update({answer.url: int(answer.headers.get("content-length", 0))})
    )
    to_the_place(phone)
    phone.goto("about:blank")
    loaded.clear()
    phone.goto("/phan-anh/moi/dia-diem/")
    phone.wait_for_load_state("networkidle")
    assert not [url for url in loaded if "leaflet" in url or "plain-map" in url]
    assert FIRST_LOAD / 10 < sum(loaded.values()) <= FIRST_LOAD


def test_without_a_script_the_two_numbers_are_typed(plain: Page) -> None:
    to_the_place(plain)
    plain.locator("summary", has_text="Ghi tọa độ").click()
    plain.get_by_label("Vĩ độ").fill("20,8561")
    plain.get_by_label("Kinh độ").fill("106,6822")
    walks.say_where(plain, TOLD)
    plain.goto("/phan-anh/moi/dia-diem/")
    expect(plain.locator(SAID)).to_contain_text("cách trung tâm phường Hồng Bàng")
    plain.get_by_role("button", name=REMOVE).click()
    expect(plain.locator(SAID)).to_be_empty()


def test_an_officer_goes_from_many_to_one_on_the_map(site: Site, visitor: Visitor) -> None:
    """Circles count what is in view, the list beside them tells it; a circle of many opens into smaller ones."""
    page = visitor("desktop")
    enter_as_officer(page, site.member("duty_officer"))
    page.goto("/can-bo/ban-do/?thoi_gian=365")
    expect(page.locator(".map .square").first).to_be_visible()
    expect(page.locator("#trong-khung .hits li").first).to_be_visible()
    many = page.locator(".map .square").evaluate_all("all => all.map(one => parseInt(one.ariaLabel))")
    assert max(many) > 1
    scale = page.locator(".map .cell").inner_text()
    page.locator(".map .square").nth(many.index(max(many))).click()
    expect(page.locator(".map .cell")).not_to_have_text(scale)
    page.select_option("[name=nhom]", "late")
    page.wait_for_url("**/ban-do/?*nhom=late*")
