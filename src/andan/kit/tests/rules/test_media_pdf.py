from contextlib import suppress
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image

from andan.kit.refusals import Invalid, TooLarge
from andan.kit.tests import samples
from andan.kit.tests.rules.conftest import Cleaning

SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert('SECRET-SCRIPT')")
TREE = Dictionary(Names=Array(["a", SCRIPT]))
SIGNED = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Reason="SECRET-SCRIPT")
ARMED = {
    "on opening": {"OpenAction": SCRIPT},
    "on closing": {"AA": Dictionary(WC=SCRIPT)},
    "by name": {"Names": Dictionary(JavaScript=TREE)},
    "in a form": {
        "AcroForm": Dictionary(Fields=Array([Dictionary(T="a", FT=Name.Tx, AA=Dictionary(K=SCRIPT))]))
    },
    "as XFA": {"AcroForm": Dictionary(Fields=Array([]), XFA="SECRET-SCRIPT")},
    "in a bookmark": {"Outlines": Dictionary(First=Dictionary(Title="a", A=SCRIPT))},
    "nested deep": {
        "Outlines": Dictionary(First=Dictionary(A=Dictionary(S=Name.GoTo, Next=Array([SCRIPT]))))
    },
    "a program": {"Outlines": Dictionary(A=Dictionary(S=Name.Launch, F="SECRET-SCRIPT.exe"))},
    "a signature": {"AcroForm": Dictionary(Fields=Array([Dictionary(V=SIGNED)]))},
    "a link": {"Outlines": Dictionary(A=Dictionary(S=Name.URI, URI="javascript:SECRET-SCRIPT"))},
}


def plain(pdf: bytes) -> bytes:
    """Everything in `pdf`, unpacked."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(
            buffer,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    return buffer.getvalue()


def with_page(note: Dictionary, stream: bytes = b"SECRET-FILE") -> bytes:
    """A PDF with `note` on its page and a file in it."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(samples.pdf(1))) as pdf:
        pdf.attachments["virus.exe"] = stream
        note["/FS"] = pdf.attachments["virus.exe"].obj
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
        pdf.save(buffer)
    return buffer.getvalue()


def test_the_pages_stay_and_the_author_goes(cleaning: Cleaning) -> None:
    sent = samples.pdf(3)
    assert samples.SECRET.encode() in plain(sent)
    made = cleaning(sent)
    assert (made.kind, made.content_type, made.extension) == ("document", "application/pdf", "pdf")
    assert samples.SECRET.encode() not in plain(made.path.read_bytes())
    with pikepdf.open(made.path) as kept:
        assert len(kept.pages) == 3


@pytest.mark.parametrize("where", ARMED)
def test_nothing_in_a_paper_acts_by_itself(cleaning: Cleaning, where: str) -> None:
    sent = samples.pdf(1, **ARMED[where])
    assert b"SECRET-SCRIPT" in plain(sent)
    assert b"SECRET-SCRIPT" not in plain(cleaning(sent).path.read_bytes())


@pytest.mark.parametrize("subtype", [Name.FileAttachment, Name.RichMedia, Name.Screen])
def test_nothing_hides_in_a_paper(cleaning: Cleaning, subtype: Name) -> None:
    sent = with_page(Dictionary(Type=Name.Annot, Subtype=subtype, Rect=Array([0, 0, 9, 9])))
    assert b"SECRET-FILE" in plain(sent)
    kept = plain(cleaning(sent).path.read_bytes())
    assert b"SECRET-FILE" not in kept
    assert str(subtype).encode() not in kept


def test_a_note_that_is_nothing_harms_nothing(cleaning: Cleaning) -> None:
    buffer = BytesIO()
    with pikepdf.open(BytesIO(samples.pdf(1))) as pdf:
        link = Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
        pdf.pages[0].Annots = Array([None, 7, link])
        pdf.save(buffer)
    with pikepdf.open(cleaning(buffer.getvalue()).path) as kept:
        assert [str(note.Subtype) for note in kept.pages[0].Annots] == ["/Link"]


def test_a_stream_never_lies_in_another_file(cleaning: Cleaning) -> None:
    buffer = BytesIO()
    with pikepdf.open(BytesIO(samples.pdf(1))) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"q Q", F="SECRET-SCRIPT")
        pdf.save(buffer)
    assert b"SECRET-SCRIPT" in plain(buffer.getvalue())
    assert b"SECRET-SCRIPT" not in plain(cleaning(buffer.getvalue()).path.read_bytes())


def test_a_picture_in_a_paper_tells_nothing(cleaning: Cleaning) -> None:
    buffer = BytesIO()
    with pikepdf.open(BytesIO(samples.pdf(1))) as pdf:
        image = pdf.make_stream(
            samples.photo(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Filter=Name.DCTDecode,
            Width=120,
            Height=80,
        )
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=image))
        pdf.save(buffer)
    assert samples.SECRET.encode() in buffer.getvalue()
    kept = cleaning(buffer.getvalue()).path.read_bytes()
    assert samples.SECRET.encode() not in kept
    with pikepdf.open(BytesIO(kept)) as opened:
        shown = opened.pages[0].Resources.XObject.Im0
        with Image.open(BytesIO(shown.read_raw_bytes())) as drawn:
            drawn.load()
            assert drawn.size == (120, 80)
        assert shown.Filter == Name.DCTDecode


def test_a_locked_paper_is_refused(cleaning: Cleaning) -> None:
    for password in ("", "1234"):
        buffer = BytesIO()
        with pikepdf.open(BytesIO(samples.pdf(1))) as pdf:
            pdf.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=password))
        with pytest.raises(Invalid, match="khóa bằng mật khẩu"):
            cleaning(buffer.getvalue())


def test_a_paper_has_at_most_200_pages(cleaning: Cleaning) -> None:
    assert cleaning(samples.pdf(200)).kind == "document"
    with pytest.raises(TooLarge, match="200 trang"):
        cleaning(samples.pdf(201))
    with pytest.raises(Invalid):
        cleaning(samples.pdf(0))


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_truncated_paper_never_crashes(cleaning: Cleaning, tenth: int) -> None:
    sent = samples.pdf(3)
    with suppress(Invalid):
        assert cleaning(sent[: len(sent) * tenth // 10]).kind == "document"


SENT = samples.pdf(1, OpenAction=SCRIPT)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    noise=st.binary(max_size=60) | st.sampled_from([b"<<", b"]", b"R 1 0 R", b"/Kids [1 0 R]"]),
    at=st.integers(8, 900),
)
def test_a_damaged_paper_never_crashes(cleaning: Cleaning, noise: bytes, at: int) -> None:
    with suppress(Invalid, TooLarge):
        assert cleaning(SENT[:at] + noise + SENT[at + len(noise) :]).kind == "document"
