"""The ffmpeg program, told exactly what to open and how: no guessing, no network, one thread, little time."""

import re
import subprocess
from pathlib import Path

from imageio_ffmpeg import get_ffmpeg_exe

from andan.kit.media.shapes import Shape

_PATIENCE = 60  # seconds
_MOST_PIXELS = 40_000_000  # of one video picture
_QUIET = ("-hide_banner", "-nostdin", "-nostats", "-loglevel", "error")
_WHOLE = "-xerror"  # a file of which a piece is missing is not passed off as whole
_CLOSED = ("-protocol_whitelist", "file", "-threads", "1")
_FORGET = [
    "-map_metadata",
    "-1",
    "-map_chapters",
    "-1",
    "-sn",
    "-dn",
    "-fflags",
    "+bitexact",
    "-flags",
    "+bitexact",
]
_OUT_TIME = re.compile(rb"^out_time_us=(\d+)$", re.MULTILINE)


def holds(sent: Path, reader: str, track: str) -> bool:
    """Whether there is such a track, readable or not."""
    told = _run(*_reading(sent, reader), "-map", track, "-c", "copy", "-t", "0", "-f", "null", "-")
    return told is not None


def copy(sent: Path, target: Path, shape: Shape, *, at_most: int) -> bool:
    """Copy the tracks of `shape`, up to `at_most` seconds, without decoding them. False when they do not fit."""
    tracks = [word for track in shape.tracks for word in ("-map", track)]
    return _run(
        _WHOLE, *_reading(sent, shape.reader), *tracks, *_FORGET, "-c", "copy",
        "-t", str(at_most), *_leading(shape), "-f", shape.writer, _url(target),
    ) is not None  # fmt: skip


def seconds(path: Path, shape: Shape) -> float:
    """How long `path` really lasts, by reading all of it. Zero when it cannot be read."""
    told = _run(_WHOLE, *_reading(path, shape.reader), "-c", "copy", "-progress", "pipe:1", "-f", "null", "-")
    times = _OUT_TIME.findall(told or b"")
    return int(times[-1]) / 1_000_000 if times else 0.0


def picture(path: Path, shape: Shape, *, at: int) -> bytes | None:
    """A WebP of at most 320 pixels, from `at` seconds on, or None when none can be decoded."""
    return _run(
        "-ss", str(at), "-max_pixels", str(_MOST_PIXELS), *_reading(path, shape.reader),
        "-map", "0:V:0", "-frames:v", "1", "-an",
        "-vf", "scale=320:320:force_original_aspect_ratio=decrease", *_FORGET,
        "-threads", "1", "-c:v", "libwebp", "-quality", "78", "-f", "image2pipe", "-",
    )  # fmt: skip


def _reading(path: Path, reader: str) -> tuple[str, ...]:
    return (*_CLOSED, "-f", reader, "-i", _url(path))


def _url(path: Path) -> str:
    return f"file:{path}"


def _leading(shape: Shape) -> tuple[str, ...]:
    """The table of contents comes first, so that a browser can start before it has everything."""
    return ("-movflags", "+faststart") if shape.reader == "mov" else ()


def _run(*words: str) -> bytes | None:
    """What ffmpeg wrote to its output, or None when it failed or took too long."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, our own words and our own paths
            [get_ffmpeg_exe(), *_QUIET, *words],
            stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None
