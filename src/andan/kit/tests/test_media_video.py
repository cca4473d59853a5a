"""Videos and sound, with the real ffmpeg."""

import subprocess
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from imageio_ffmpeg import get_ffmpeg_exe
from PIL import Image

from andan.kit.media import Cleaned, clean
from andan.kit.refusals import Invalid, TooLarge

SECRET = "SECRET-PLACE"
_TOLD = (
    "-metadata",
    f"title={SECRET}",
    "-metadata",
    "location=+10.7769+106.7009/",
    "-metadata:s",
    f"title={SECRET}",
)
_PICTURE = ("-f", "lavfi", "-i", "testsrc=size=64x48:rate=10")
_LONG = ("-f", "lavfi", "-i", "color=size=16x16:rate=1")
_SOUND = ("-f", "lavfi", "-i", "sine")
_H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
_H263 = (
    "-c:v",
    "h263",
    "-s",
    "128x96",
    "-c:a",
    "libopencore_amrnb",
    "-ar",
    "8000",
    "-ac",
    "1",
    "-b:a",
    "12.2k",
)
MADE = {
    "a.mp4": (*_PICTURE, *_SOUND, *_H264, "-t", "2"),
    "first.mp4": (*_PICTURE, *_SOUND, *_H264, "-t", "2", "-movflags", "+faststart"),
    "short.mp4": (*_PICTURE, *_H264, "-frames:v", "1"),
    "a.mov": (*_PICTURE, *_SOUND, *_H264, "-t", "2"),
    "a.webm": (*_PICTURE, *_SOUND, "-c:v", "libvpx", "-deadline", "realtime", "-t", "2"),
    "a.3gp": (*_PICTURE, *_SOUND, *_H263, "-t", "2"),
    "a.m4a": (*_SOUND, "-t", "2"),
    "a.mp3": (*_SOUND, "-t", "2"),
    "heard.mp4": (*_SOUND, "-t", "2"),
    "long.mp4": (*_LONG, *_H264, "-t", "601"),
}
KEPT = {
    "a.mp4": ("video", "video/mp4"),
    "first.mp4": ("video", "video/mp4"),
    "short.mp4": ("video", "video/mp4"),
    "a.mov": ("video", "video/mp4"),
    "a.webm": ("video", "video/webm"),
    "a.3gp": ("video", "video/3gpp"),
    "a.m4a": ("audio", "audio/mp4"),
    "a.mp3": ("audio", "audio/mpeg"),
    "heard.mp4": ("audio", "audio/mp4"),
}
BOX = b"\x00\x00\x00\x14ftypisom\x00\x00\x00\x00isom"
TRICKS = {
    "playlist": BOX + b"\n#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
    "nothing": BOX,
    "noise": BOX + bytes(range(256)) * 20,
    "list": b"\x1aE\xdf\xa3\x9fB\x82\x84webmffconcat version 1.0\nfile /etc/passwd\n",
}


def ffmpeg(*words: str) -> None:
    subprocess.run([get_ffmpeg_exe(), "-loglevel", "error", "-nostdin", *words], check=True, timeout=60)


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("recordings")
    for name, words in MADE.items():
        ffmpeg(*words, *_TOLD, str(folder / name))
    return {name: (folder / name).read_bytes() for name in MADE}


def cleaned(sent: bytes, workspace: Path) -> Cleaned:
    return clean(BytesIO(sent), name="a", workspace=workspace)


@pytest.mark.parametrize("name", KEPT)
def test_the_tracks_stay_and_what_was_told_goes(
    tmp_path: Path, recordings: dict[str, bytes], name: str
) -> None:
    assert SECRET.encode() in recordings[name]
    kept = cleaned(recordings[name], tmp_path)
    stored = kept.path.read_bytes()
    assert (kept.kind, kept.content_type) == KEPT[name]
    assert not [word for word in (SECRET.encode(), b"10.7769", b"106.7") if word in stored]
    assert list(tmp_path.iterdir()) == [kept.path]
    if kept.kind == "audio":
        assert kept.thumbnail is None
    else:
        with Image.open(BytesIO(kept.thumbnail or b"")) as thumbnail:
            assert max(thumbnail.size) == 320


def test_a_video_can_start_before_it_is_all_there(tmp_path: Path, recordings: dict[str, bytes]) -> None:
    assert recordings["a.mp4"].index(b"moov") > recordings["a.mp4"].index(b"mdat")
    stored = cleaned(recordings["a.mp4"], tmp_path).path.read_bytes()
    assert stored.index(b"moov") < stored.index(b"mdat")


def test_words_under_the_picture_and_other_tracks_go(
    tmp_path: Path, recordings: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("subtitles")
    (folder / "a.srt").write_text(f"1\n00:00:00,000 --> 00:00:01,000\n{SECRET}\n")
    (folder / "a.mp4").write_bytes(recordings["a.mp4"])
    inputs = ("-i", str(folder / "a.mp4"), "-i", str(folder / "a.srt"))
    ffmpeg(*inputs, "-map", "0", "-map", "1", "-c", "copy", "-c:s", "mov_text", str(folder / "b.mp4"))
    sent = (folder / "b.mp4").read_bytes()
    assert SECRET.encode() in sent
    assert SECRET.encode() not in cleaned(sent, tmp_path).path.read_bytes()


def test_a_video_lasts_at_most_ten_minutes(tmp_path: Path, recordings: dict[str, bytes]) -> None:
    with pytest.raises(TooLarge, match="quá 10 phút"):
        cleaned(recordings["long.mp4"], tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("trick", TRICKS)
def test_ffmpeg_is_never_led_elsewhere(tmp_path: Path, trick: str) -> None:
    with pytest.raises(Invalid):
        cleaned(TRICKS[trick], tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["first.mp4", "a.webm"])
@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_truncated_recording_never_crashes(
    tmp_path: Path, recordings: dict[str, bytes], name: str, tenth: int
) -> None:
    sent = recordings[name]
    with suppress(Invalid):
        assert cleaned(sent[: len(sent) * tenth // 10], tmp_path).kind == KEPT[name][0]
    assert not list(tmp_path.glob("cleaning-*"))
