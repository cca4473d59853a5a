"""Files on a bad line: each shows how far it is, waits for the network, and blocks neither the others nor the text."""

from playwright.sync_api import FilePayload, Page, expect

from tests.frame.browser import Watch
from tests.journeys import walks
from tests.journeys.walks import Told

SLOW = 60_000  # bytes a second
TOLD = Told(subject="Mất xe đạp điện, gửi kèm ảnh", anonymous=True)


def to_the_files(page: Page) -> None:
    page.goto("/phan-anh/")
    walks.begin(page)
    walks.say_who(page, TOLD)
    walks.say_what(page, TOLD)
    walks.say_where(page, TOLD)
    walks.onward(page)
    page.wait_for_url("**/tep/")


def broken(name: str) -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": b"no picture at all"}


def slow_down(page: Page) -> None:
    line = {"offline": False, "latency": 50, "downloadThroughput": -1, "uploadThroughput": SLOW}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)


def test_each_file_has_its_own_fate(phone: Page) -> None:
    to_the_files(phone)
    slow_down(phone)
    box = phone.locator("input[type=file]")
    box.set_input_files([walks.photo(0), broken("hong-1.jpg"), broken("hong-2.jpg"), walks.photo(1)])
    expect(phone.locator(".upload.running").first).to_contain_text("trong")
    expect(phone.locator("#tep .upload.done")).to_have_count(2)
    expect(phone.locator(".upload.running")).to_have_count(0)
    for name in ("hong-1.jpg", "hong-2.jpg"):
        expect(phone.locator("#tep .notice.red", has_text=name)).to_be_visible()


def test_a_file_waits_for_the_network_and_goes_on_by_itself(phone: Page, watch: Watch) -> None:
    to_the_files(phone)
    watch.offline = True
    phone.context.set_offline(True)
    phone.locator("input[type=file]").set_input_files([walks.photo(0)])
    expect(phone.locator(".upload.waiting")).to_contain_text("Tạm dừng, chờ mạng")
    expect(phone.get_by_text("Đang mất mạng.")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.locator("#tep .upload.done")).to_have_count(1)
    expect(phone.locator(".upload.waiting")).to_have_count(0)


def test_what_the_server_refuses_can_be_tried_again(phone: Page, watch: Watch) -> None:
    watch.expect(413)
    to_the_files(phone)
    said = "<div class='notice red'><p><b>Tệp lớn quá.</b></p></div>"
    phone.route("**/tep/them/", lambda route: route.fulfill(status=413, body=said, content_type="text/html"))
    phone.locator("input[type=file]").set_input_files([walks.photo(0)])
    expect(phone.locator(".upload.failed")).to_contain_text("Tệp lớn quá.")
    phone.unroute("**/tep/them/")
    phone.get_by_role("button", name="Thử lại").click()
    expect(phone.locator("#tep .upload.done")).to_have_count(1)


def test_without_a_script_a_chosen_file_goes_along_with_continue(plain: Page) -> None:
    to_the_files(plain)
    plain.locator("input[type=file]").set_input_files([broken("hong.jpg"), walks.photo(0)])
    walks.onward(plain)
    expect(plain.locator("#tep .notice.red", has_text="hong.jpg")).to_be_visible()
    expect(plain.locator("#tep .upload.done")).to_have_count(1)
    walks.onward(plain)
    plain.wait_for_url("**/xem-lai/")
    expect(plain.locator(".upload.done")).to_have_count(1)
