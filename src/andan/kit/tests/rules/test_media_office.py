import struct
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from andan.kit.media import markup, packages
from andan.kit.refusals import Invalid
from andan.kit.tests import samples
from andan.kit.tests.rules.conftest import Cleaning

LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://x/hyperlink" Target="https://hanoi.gov.vn/?a=1&amp;b=2" TargetMode="External"/>
<Relationship Id="rId2" Type="http://x/attachedTemplate" Target="http://evil.test/t.dotm" TargetMode="External"/>
<Relationship Id="rId3" Type="http://x/image" Target="file://evil.test/pixel.png" TargetMode="External"/>
<Relationship Id="rId4" Type="http://x/hyperlink" Target="javascript:evil()" TargetMode="External"/>
<Relationship Id="rId5" Type="http://x/styles" Target="styles.xml"/></Relationships>"""
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


def split_field(*pieces: str) -> bytes:
    """A field whose instruction is spread over several runs, as Word writes it."""
    return (
        "<a>" + "".join(f"<r><w:instrText>{piece}</w:instrText></r>" for piece in pieces) + "</a>"
    ).encode()


TWO_FIELDS = b"<a><w:instrText>PAGE</w:instrText><w:fldChar/><w:instrText>DDE cmd</w:instrText></a>"
ARMED = {
    "a macro": samples.package(parts=[("word/vbaProject.bin", b"x")]),
    "a macro by type": samples.package("application/vnd.ms-word.document.macroEnabled.main+xml"),
    "a passenger": samples.package(parts=[("word/embeddings/oleObject1.bin", b"x")]),
    "a sheet inside": samples.package(parts=[("word/embeddings/sheet1.xml", b"<a/>")]),
    "a field": samples.package(parts=[("word/header1.xml", split_field("DDE", "AUTO cmd"))]),
    "a field after a field": samples.package(parts=[("word/header1.xml", TWO_FIELDS)]),
    "a simple field": samples.package(
        parts=[("word/header1.xml", b'<a><w:fldSimple w:instr="dde cmd"/></a>')]
    ),
    "a link to a program": samples.package(
        parts=[("xl/externalLinks/externalLink1.xml", b"<a><x:ddeLink/></a>")]
    ),
    "a control": samples.package(
        types=samples.part("/word/activeX1.xml", "application/vnd.ms-office.activeX+xml")
    ),
    "a program": samples.package(parts=[("word/media/run.exe", b"MZ")]),
    "a program as a picture": samples.package(parts=[("word/media/image1.png", b"MZ" + b"\x00" * 90)]),
}
BROKEN = {
    "another archive": [("a.txt", b"a")],
    "a climbing part": [("word/../../etc/cron.xml", b"<a/>")],
    "a windows path": [("word\\a.xml", b"<a/>")],
    "an absolute part": [("/etc/a.xml", b"<a/>")],
    "a part twice": [("word/Document.xml", b"<a/>")],
    "entities": [("word/styles.xml", ENTITIES.encode())],
    "entities in UTF-16": [("word/styles.xml", ENTITIES.encode("utf-16"))],
    "broken XML": [("word/styles.xml", b"<a>")],
}


def parts_of(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(made)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize(("main", "extension"), [(samples.DOCX, "docx"), (samples.XLSX, "xlsx")])
def test_the_text_stays_and_the_author_goes(cleaning: Cleaning, main: str, extension: str) -> None:
    made = cleaning(samples.package(main))
    kept = parts_of(made.path.read_bytes())
    assert (made.kind, made.extension, made.content_type) == (
        "document",
        extension,
        main.removesuffix(".main+xml"),
    )
    assert "Đơn trình báo" in kept["word/document.xml"].decode()
    assert samples.SECRET.encode() not in b"".join(kept.values())


def test_a_picture_in_a_letter_tells_only_which_way_is_up(cleaning: Cleaning) -> None:
    sent = samples.photo(orientation=6)
    kept = parts_of(cleaning(samples.package(parts=[("word/media/image1.jpeg", sent)])).path.read_bytes())
    with Image.open(BytesIO(kept["word/media/image1.jpeg"])) as opened:
        opened.load()
        assert dict(opened.getexif()) == {0x0112: 6}


def test_a_letter_fetches_nothing(cleaning: Cleaning) -> None:
    sent = samples.package(parts=[("word/_rels/document.xml.rels", LINKS.encode())])
    kept = parts_of(cleaning(sent).path.read_bytes())["word/_rels/document.xml.rels"]
    targets = {
        attributes["Id"]: attributes["Target"] for name, attributes in markup.read(kept) if "Id" in attributes
    }
    assert targets == {
        "rId1": "https://hanoi.gov.vn/?a=1&b=2",
        "rId2": "about:blank",
        "rId3": "about:blank",
        "rId4": "about:blank",
        "rId5": "styles.xml",
    }


@pytest.mark.parametrize("what", ARMED)
def test_an_armed_letter_is_refused(cleaning: Cleaning, what: str) -> None:
    with pytest.raises(Invalid, match="macro hoặc tệp lạ"):
        cleaning(ARMED[what])


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_letter_is_refused(cleaning: Cleaning, what: str) -> None:
    with pytest.raises(Invalid):
        cleaning(samples.package(parts=BROKEN[what]))


def test_other_archives_are_refused(cleaning: Cleaning) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    for sent in (buffer.getvalue(), samples.package(samples.OOXML + ".presentationml.presentation.main+xml")):
        with pytest.raises(Invalid, match="không phải ảnh"):
            cleaning(sent)


def test_words_about_programs_are_only_words(cleaning: Cleaning) -> None:
    harmless = b"<a><w:instrText>PAGE</w:instrText><w:t> DDEAUTO cmd</w:t></a>"
    assert cleaning(samples.package(parts=[("word/header1.xml", harmless)])).kind == "document"


def test_a_locked_letter_is_refused(cleaning: Cleaning) -> None:
    central = samples.package().rindex(b"PK\x01\x02")
    sent = bytearray(samples.package())
    sent[central + 8] |= 1
    with pytest.raises(Invalid, match="khóa bằng mật khẩu"):
        cleaning(bytes(sent))


def test_a_bomb_is_refused_without_unpacking(cleaning: Cleaning, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = samples.package(parts=[("word/styles.xml", b"<a>" + b" " * 9_000_000 + b"</a>")])
    monkeypatch.setattr(packages, "MOST_BYTES", 8_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(Invalid):
        cleaning(bomb)


def test_a_lying_bomb_is_refused(cleaning: Cleaning) -> None:
    bomb = samples.package(parts=[("word/styles.xml", b"<a>" + b" " * 900_000 + b"</a>")])
    for lie in (10, 899_000):
        with pytest.raises(Invalid):
            cleaning(bomb.replace(struct.pack("<I", 900_007), struct.pack("<I", lie)))


def test_a_thousand_little_parts_are_refused(cleaning: Cleaning) -> None:
    with pytest.raises(Invalid):
        cleaning(
            samples.package(parts=[(f"word/{number}.xml", b"<a/>") for number in range(packages.MOST_PARTS)])
        )


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_truncated_letter_is_refused(cleaning: Cleaning, tenth: int) -> None:
    sent = samples.package()
    with pytest.raises(Invalid):
        cleaning(sent[: len(sent) * tenth // 10])


SENT = samples.package()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(noise=st.binary(max_size=40), at=st.integers(4, len(SENT)))
def test_a_damaged_letter_never_crashes(cleaning: Cleaning, noise: bytes, at: int) -> None:
    with suppress(Invalid):
        assert cleaning(SENT[:at] + noise + SENT[at + len(noise) :]).kind == "document"
