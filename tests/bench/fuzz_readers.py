"""Thousands of damaged papers through the readers: `python -m tests.bench.fuzz_readers 10000`."""

from __future__ import annotations

import io
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from programme.errors import Unreadable
from reports.interchange import from_json, to_json
from reports.readers import read_unguarded
from tests.reports.hostile import docx, paragraph
from tests.reports.sample_papers import PAPERS

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "tests" / "samples", ROOT / ".." / "shared" / "seeds")
SLOWEST_SECONDS = 5.0
TOKENS = (
    "I.", "A.", "1.", "1.1.", "(1)", "a)", "-", "+", "•", "\t", " | ", "Nơi nhận:", "T/M TỈNH UỶ", "-----", "[1]",
    "[^1]", "**", "[\ufffd]", "7 giờ 30", "(05p)", "mục (1) và (2)", "từ mục (3) đến mục (7)", "Trên đây là", "\x00",
    "{", "}", "]", ",", '"a": ', "1e9999", "\u200b", "\u202e", "Cơ quan chủ trì:", "số 01, 02-NQ/TU", "( ( (", "%%%", "9" * 40, "-nt-", "\u0300" * 9,
)  # fmt: skip
TAGS = (
    b"<w:p/>", b"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", b"<w:r><w:br/></w:r>", b"<w:del/>", b"</w:p>",
    b'<w:footnoteReference w:id="1" w:customMarkFollows="1"/>', b'<w:numPr><w:numId w:val="7"/></w:numPr>', b"&#1;",
    b'<w:pPr><w:pStyle w:val="Item"/></w:pPr>', b'<w:rPr><w:rStyle w:val="Emphasis"/></w:rPr>', b"<w:vMerge/>",
    b"<w:rPr><w:b/></w:rPr>", b'<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', b"<w:r><w:t>(1)</w:t></w:r>",
)  # fmt: skip


def sources() -> list[bytes]:
    """The samples and, where they stand beside the project, the office's own papers."""
    files = sorted(path for folder in FOLDERS for path in folder.glob("*.*"))
    own = [path.read_bytes() for path in files if path.suffix in (".txt", ".docx")]
    words = [path.read_text("utf-8") for path in files if path.suffix == ".txt"]
    typed = [docx("".join(map(paragraph, _safe(text)))) for text in words]
    flat = [json.dumps(to_json(read_unguarded(text.encode()).tree)).encode() for text in words[:6]]
    return [*own, *typed, *flat, *(write() for write in PAPERS.values())]


def _safe(text: str) -> list[str]:
    lines = "".join(c if c.isprintable() or c == "\n" else " " for c in text).split("\n")
    return [line.replace("&", "").replace("<", "") for line in lines]


def mutated(source: bytes, chance: random.Random) -> bytes:
    """One damaged descendant of a paper."""
    if not source.startswith(b"PK"):
        return chance.choice(TEXT_DAMAGES)(source.decode("utf-8"), chance).encode(
            chance.choice(["utf-8", "utf-8", "utf-8", "utf-16"]), "surrogatepass"
        )
    return chance.choice((_bytes_changed, _xml_changed, _xml_changed, _cut))(source, chance)


def _bytes_changed(source: bytes, chance: random.Random) -> bytes:
    data = bytearray(source)
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _cut(source: bytes, chance: random.Random) -> bytes:
    return source[: chance.randrange(len(source))]


def _xml_changed(source: bytes, chance: random.Random) -> bytes:
    """The main part with elements put in, taken out or doubled, packed again."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(source)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = _tags_changed(data, chance)
            new.writestr(name, data)
    return file.getvalue()


def _tags_changed(xml: bytes, chance: random.Random) -> bytes:
    pieces = xml.split(b">")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(1, len(pieces))
        action = chance.randrange(4)
        if action == 0:
            pieces[at] = chance.choice(TAGS) + pieces[at]
        elif action == 1:
            del pieces[at]
        elif action == 2:
            pieces.insert(at, pieces[at])
        else:
            end = min(len(pieces), at + 40)
            pieces[at:end] = pieces[at:end] * 2
    return b">".join(pieces)


def _tokens(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 15)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(TOKENS) + text[at:]
    return text


def _shuffled(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def _joined(text: str, chance: random.Random) -> str:
    by = chance.choice(["", " ", "\t", "\r", "\x0b", "\n\n", "\u2028"])
    return by.join(text.split("\n"))


def _letters(text: str, chance: random.Random) -> str:
    signs = list(text)
    for _ in range(chance.randint(1, 200)):
        signs[chance.randrange(len(signs))] = chr(
            chance.choice([32, 46, 40, 45, 0x301, 0xD800, 0x2E])
        )
    return "".join(signs)


def _repeated(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    piece = text[start : start + chance.randint(1, 200)]
    return text[:start] + piece * chance.randint(2, 30) + text[start:]


def _lines_lost(text: str, chance: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") if chance.random() > 0.3)


TEXT_DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (
    _tokens, _shuffled, _joined, _letters, _repeated, _lines_lost,
)  # fmt: skip


def answer(data: bytes) -> str:
    """ "read", or the code of the refusal; every other exception goes up."""
    try:
        tree = read_unguarded(data).tree
    except Unreadable as refused:
        return refused.code
    from_json(to_json(tree))
    return "read"


def inputs(count: int, seed: int) -> Iterator[bytes]:
    """That many damaged papers, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  damage, not secrets
    papers = sources()
    for number in range(count):
        yield mutated(papers[number % len(papers)], chance)


def run(count: int, seed: int = 1) -> tuple[Counter[str], list[str], float]:
    """How often each answer came, what failed, and the longest reading in seconds."""
    answers: Counter[str] = Counter()
    failures: list[str] = []
    slowest = 0.0
    for number, data in enumerate(inputs(count, seed)):
        started = time.perf_counter()
        try:
            answers[answer(data)] += 1
        except Exception as error:  # whatever escapes is what is looked for
            failures.append(f"input {number} of seed {seed}: {error!r}")
        slowest = max(slowest, time.perf_counter() - started)
    return answers, failures, slowest


def main() -> int:
    """Print counts, seconds and failures; 1 when one input failed or took too long."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    started = time.perf_counter()
    answers, failures, slowest = run(count, seed)
    seconds = time.perf_counter() - started
    for name, times in answers.most_common():
        print(f"{name}: {times}")
    print(f"{count} inputs in {seconds:.0f} s, slowest {slowest:.2f} s, {len(failures)} failed")
    print("\n".join(failures[:20]))
    return int(bool(failures) or slowest > SLOWEST_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
