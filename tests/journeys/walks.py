"""What people do on the pages, step by step, in the words they read there."""

from dataclasses import dataclass

from playwright.sync_api import FilePayload, Locator, Page, expect

from andan.portal.demo.pictures import picture

WRITTEN_IN = "[type=text], [type=search], [type=number]"
PLACE = "hong bang hai phong"
SUBJECT = "Mất xe đạp điện trước nhà"
STORY = "Tôi dựng xe trước nhà, vào lấy áo mưa chừng 5 phút, quay ra thì mất xe. Xe dán tem con cá."


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody reports; `photos` is how many pictures they add."""

    subject: str = SUBJECT
    story: str = STORY
    anonymous: bool = False
    forgotten: bool = False
    photos: int = 0


def photo(number: int) -> FilePayload:
    return {"name": f"anh-{number}.jpg", "mimeType": "image/jpeg", "buffer": picture("bicycle", number)}


def onward(page: Page, name: str = "Tiếp tục") -> None:
    page.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, name: str) -> None:
    """Tick a radio or checkbox by the words beside it, as a finger would: anywhere on its row."""
    row = page.locator("label.option", has_text=name).first
    row.click()


# --- both ways of the letter to the function --------------------------------------------------------------------------
def by_the_group(page: Page) -> None:
    """Home → Dịch vụ khác → Kiến nghị, phản ánh về ANTT."""
    page.goto("/")
    page.get_by_role("link", name="Dịch vụ khác").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dịch vụ khác")
    _the_function(page.locator("main")).click()


def by_the_search(page: Page, typed: str = "kien nghi phan anh antt") -> None:
    """The home search box finds the function, accents or not."""
    page.goto("/")
    page.locator("main input[name=q]").fill(typed)
    page.locator("main input[name=q]").press("Enter")
    page.wait_for_url("**/tim-kiem/**")
    _the_function(page.locator("main")).click()


def _the_function(within: Locator) -> Locator:
    return within.get_by_role("link", name="Kiến nghị, phản ánh về ANTT").first


# --- the wizard -------------------------------------------------------------------------------------------------------
def begin(page: Page) -> None:
    page.get_by_role("link", name="Tạo mới yêu cầu").or_(
        page.get_by_role("button", name="Tạo mới yêu cầu")
    ).first.click()
    page.wait_for_url("**/nguoi-gui/**")


def fill_in(page: Page, told: Told) -> None:
    """From the person to the review."""
    say_who(page, told)
    say_what(page, told)
    say_where(page, told)
    onward(page)  # nobody else is named
    page.wait_for_url("**/tep/")
    add_photos(page, told.photos)
    onward(page)
    page.wait_for_url("**/xem-lai/")


def say_who(page: Page, told: Told) -> None:
    choose(page, "Ẩn danh" if told.anonymous else "Ghi tên tôi")
    if not told.anonymous:
        choose(page, "Đồng ý dùng họ tên")
    onward(page)
    page.wait_for_url("**/vu-viec/")


def say_what(page: Page, told: Told) -> None:
    choose(page, "Trộm cắp")
    page.get_by_label("Tóm tắt trong một câu").fill(told.subject)
    page.get_by_label("Diễn biến").fill(told.story)
    choose(page, "Không nhớ")
    onward(page)
    page.wait_for_url("**/dia-diem/")


def say_where(page: Page, told: Told) -> None:
    page.get_by_label("Phường, xã, đặc khu", exact=True).fill(PLACE)
    page.get_by_role("button", name="Tìm phường, xã").click()
    choose(page, "Phường Hồng Bàng")
    if told.forgotten:
        choose(page, "Không nhớ địa điểm")
    else:
        page.get_by_label("Số nhà, tên đường hoặc mốc gần đó").fill("Trước chợ Ví Dụ")
    onward(page)
    page.wait_for_url("**/nguoi-lien-quan/")


def add_photos(page: Page, count: int) -> None:
    if not count:
        return
    page.locator("input[type=file]").set_input_files([photo(number) for number in range(count)])
    upload = page.get_by_role("button", name="Tải lên")
    if upload.is_visible():  # without JavaScript
        upload.click()
    expect(page.locator("#tep .upload.done")).to_have_count(count)


def send(page: Page) -> None:
    """Confirm and send; ends on the receipt."""
    choose(page, "đúng theo những gì tôi biết")
    onward(page, "Gửi yêu cầu")
    expect(page.get_by_role("heading", level=1)).to_contain_text("biên nhận")


def receipt_of(page: Page) -> str:
    """The code on the slip, as one would copy it down."""
    return page.locator(".slip-code").first.inner_text().strip()


# --- the desk ---------------------------------------------------------------------------------------------------------
def open_case(page: Page, subject: str) -> str:
    """From the queue to the case; returns its code."""
    page.goto("/can-bo/phan-anh/")
    page.get_by_label("Tìm từ, số, mã phản ánh").fill(f'"{subject}"')
    page.keyboard.press("Enter")
    page.get_by_role("link", name=subject).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(subject)
    return page.url.rstrip("/").rpartition("/")[2]


def do(page: Page, code: str, noun: str, **fields: str) -> None:
    """Go to the form of a verb, fill it in and act. A field that is no text is chosen by its words."""
    page.goto(f"/can-bo/phan-anh/{code}/{noun}/")
    for name, value in fields.items():
        box = page.locator(f"textarea[name={name}], input:is({WRITTEN_IN})[name={name}]")
        if box.count():
            box.fill(value)
        else:
            choose(page, value)
    page.locator("form.act button.primary").click()
    page.wait_for_url(f"**/can-bo/phan-anh/{code}/")
