"""Throw bytes at every reader: `python -m benchmarks.fuzz.formats [SECONDS] [FORMAT…]`, see script/fuzz.

For each format, and for "any" (the format is to be found out), first a set of hostile files with their memory measured,
then a coverage-guided search by atheris from the examples of the tests; without atheris, a plain random one. What
breaks one of `benchmarks.fuzz.checks` is kept in build/fuzz/FORMAT, with its trace beside it. Exit code 1 says that
there is something.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[2] / "build" / "fuzz"
ANY = "any"
PROJECTS = "projects"  # files of SQLite: changed by value, not by byte
HOSTILE_SIZE = 64 * 1024
LONGEST = 4096  # bytes of an input of the search, or what the largest example needs
_TOKEN = re.compile(rb"[A-Za-z_:/]{3,20}|[^\w\s]{2,8}")


class Record:
    """Count runs and keep findings, each kind once."""

    def __init__(self, name: str) -> None:
        self.folder = OUT / name
        self.folder.mkdir(parents=True, exist_ok=True)
        self.runs = self.read = 0
        self.found: dict[str, str] = {}
        self.memory = 0.0
        self.slowest = 0.0

    def take(self, data: bytes, format_id: str | None, what: str = "") -> None:
        """Check an input and write down what is wrong with it."""
        from benchmarks.fuzz.checks import check, fault

        self.runs += 1
        try:
            self.read += check(data, format_id)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a RecursionError, a MemoryError and a C library's own are findings too
            self.keep(data, *fault(error), what)

    def keep(self, data: bytes, key: str, trace: str, what: str = "") -> None:
        """Keep the first input of a kind."""
        if key in self.found:
            return
        path = self.folder / hashlib.sha256(data).hexdigest()[:12]
        path.write_bytes(data)
        path.with_suffix(".txt").write_text(f"{key}\n{what}\n\n{trace}", "utf-8")
        self.found[key] = f"{path.relative_to(OUT.parent.parent)} {what}".strip()

    def save(self, part: str) -> None:
        """Leave the figures for the process that prints them."""
        figures = {"runs": self.runs, "read": self.read, "found": self.found}
        figures |= {"memory": self.memory, "slowest": self.slowest}
        (self.folder / f"{part}.json").write_text(json.dumps(figures), "utf-8")


def run_hostile(name: str) -> None:
    """Check the hostile files, each in a process of its own, so that its memory is that of the work alone."""
    from benchmarks.fuzz import checks

    record = Record(name)
    for what, data in checks.hostile(name, HOSTILE_SIZE):
        pid = os.fork()
        if not pid:
            _in_child(record, data, name, what)
        os.waitpid(pid, 0)
        _add_child(record, data, what)
    record.save("hostile")


def _in_child(record: Record, data: bytes, name: str, what: str) -> None:
    """Check one file with memory bounded, and leave the figures."""
    from benchmarks.fuzz.checks import BYTES, BYTES_A_BYTE

    start, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    record.take(data, name, what)
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before
    if taken > BYTES + BYTES_A_BYTE * len(data):
        record.keep(data, "takes too much memory", f"{taken:,} bytes for {len(data):,}", what)
    if len(data) > 1 << 20:  # in small ones the memory of the libraries counts most
        record.memory = max(0, taken) / len(data)
    record.slowest = time.process_time() - start
    record.save("child")
    os._exit(0)


def _add_child(record: Record, data: bytes, what: str) -> None:
    path = record.folder / "child.json"
    if not path.exists():
        record.keep(data, "dies", "the process was ended", what)
        return
    figures = json.loads(path.read_text("utf-8"))
    path.unlink()
    record.runs, record.read = figures["runs"], figures["read"]
    record.found = figures["found"]
    record.memory = max(record.memory, figures["memory"])
    record.slowest = max(record.slowest, figures["slowest"])


def run_search(name: str, seconds: float) -> None:
    """Search for inputs that break a check, until the time is over."""
    format_id = None if name == ANY else name
    atheris = _atheris()
    if atheris:
        with atheris.instrument_imports(include=["jamedit.formats", "jamedit.document"], enable_loader_override=False):
            from benchmarks.fuzz import checks
    else:
        from benchmarks.fuzz import checks
    record, seeds = Record(name), checks.seeds(format_id)
    end = time.monotonic() + seconds
    # Mutate is another function once the search has begun, hence it is looked up each time
    change = Mutator(seeds, (lambda data, size: atheris.Mutate(data, size)) if atheris else _flip)

    def one(data: bytes) -> None:
        if time.monotonic() > end:
            record.save("search")
            os._exit(0)
        record.take(data, format_id)

    if not atheris:
        kept = list(seeds)
        while True:
            one(change(random.choice(kept), LONGEST, random.getrandbits(32)))
    corpus = record.folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for seed in seeds:
        (corpus / hashlib.sha256(seed).hexdigest()[:12]).write_bytes(seed)
    longest = max(LONGEST, 2 * max(map(len, seeds)))
    options = [f"-max_len={longest}", f"-max_total_time={int(seconds) + 30}", "-timeout=600", "-rss_limit_mb=4096"]
    options += [*_dictionary(record.folder, seeds), "-verbosity=0", f"-artifact_prefix={record.folder}/"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one, custom_mutator=change)
    atheris.Fuzz()


def _atheris() -> Any:
    try:
        import atheris
    except ImportError:
        return None
    return atheris


def _dictionary(folder: Path, seeds: Sequence[bytes]) -> list[str]:
    """Write the words and characters of the examples to a file for the search; return the option with its path."""
    texts = [text for seed in seeds for text in _contents(seed)]
    tokens = sorted({token for text in texts for token in _TOKEN.findall(text)})[:400]
    if not tokens:
        return []
    path = folder / "tokens.dict"
    escaped = ("".join(f"\\x{b:02x}" for b in token) for token in tokens)
    path.write_text("".join(f'"{token}"\n' for token in escaped), "ascii")
    return [f"-dict={path}"]


def _contents(seed: bytes) -> list[bytes]:
    """Return what lies in a packed file, or the file itself."""
    if not seed.startswith(b"PK"):
        return [seed]
    try:
        with zipfile.ZipFile(BytesIO(seed)) as packed:
            return [packed.read(name) for name in packed.namelist()]
    except Exception:  # a broken example
        return []


class Mutator:
    """Change an input: its bytes, its lines, or a member of a packed file."""

    def __init__(self, seeds: Sequence[bytes], flip: Callable[[bytes, int], bytes]) -> None:
        self._lines = [line for seed in seeds for line in seed.splitlines(keepends=True)][:5000]
        self._flip = flip

    def __call__(self, data: bytes, max_size: int, seed: int) -> bytes:
        """Return a changed input of at most so many bytes; the same seed gives the same change."""
        rng = random.Random(seed)
        if data.startswith(b"PK"):
            return self._in_packed(data, max_size, rng) or self._flip(data, max_size)
        if rng.random() < 0.5:
            return self._flip(data, max_size)
        lines = data.splitlines(keepends=True)
        for _ in range(rng.randint(1, 3)):
            self._change(lines, rng)
        return b"".join(lines)[:max_size]

    def _change(self, lines: list[bytes], rng: random.Random) -> None:
        at = rng.randrange(len(lines) + 1)
        kind = rng.randrange(5)
        if kind == 0 or not lines:
            lines.insert(at, rng.choice(self._lines))
        elif kind == 1:
            del lines[min(at, len(lines) - 1)]
        elif kind == 2:
            lines.insert(at, rng.choice(lines))
        elif kind == 3:
            i = rng.randrange(len(lines))
            lines[i] = self._flip(lines[i], 2 * len(lines[i]) + 4)
        else:
            i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
            lines[i], lines[j] = lines[j], lines[i]

    def _in_packed(self, data: bytes, max_size: int, rng: random.Random) -> bytes:
        from benchmarks.fuzz.checks import repacked

        try:
            with zipfile.ZipFile(BytesIO(data)) as packed:
                names = packed.namelist()
            made = repacked(data, rng.choice(names), lambda old: self._flip(old, 2 * len(old) + 8))
        except Exception:  # broken already
            return b""
        return made if len(made) <= max_size else b""


def _flip(data: bytes, max_size: int, seed: int | None = None) -> bytes:
    """Change a few bytes, where there is no atheris to do it better."""
    made, rng = bytearray(data or b" "), random.Random(seed)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(made))
        made[at : at + rng.randint(0, 2)] = rng.randbytes(rng.randint(0, 2))
        made = made or bytearray(b" ")
    return bytes(made[:max_size])


def main(arguments: Sequence[str]) -> int:
    """Fuzz the formats and print a line for each."""
    from jamedit.formats.register import FORMATS

    parser = argparse.ArgumentParser(prog="script/fuzz", description="Throw bytes at the readers.")
    parser.add_argument("seconds", nargs="?", type=float, default=60.0, help="of search for each format (60)")
    parser.add_argument(
        "formats", nargs="*", metavar="FORMAT", help='ids, "any" for finding out, "projects"; all when none is named'
    )
    parser.add_argument("--part", choices=("hostile", "search"), help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    if args.part == "hostile":
        run_hostile(args.formats[0])
        return 0
    if args.part == "search":
        run_search(args.formats[0], args.seconds)
    known = [*(f.id for f in FORMATS), ANY, PROJECTS]
    unknown = sorted(set(args.formats) - set(known))
    if unknown:
        parser.error(f"there is no format {', '.join(unknown)}; there are {', '.join(known)}")
    if not _atheris():
        print("atheris is not installed: a plain random search, not guided by coverage", flush=True)
    findings = sum(_one_format(name, args.seconds) for name in args.formats or known)
    print(f"{findings} findings" + (f", kept in {OUT}" if findings else ""))
    return 1 if findings else 0


def _one_format(name: str, seconds: float) -> int:
    """Fuzz one format in processes of its own, print its line, return the number of findings."""
    if name == PROJECTS:
        from benchmarks.fuzz import projects

        return projects.fuzz(seconds, random.getrandbits(32))
    found: dict[str, str] = {}
    texts = []
    for part in ("search",) if name == ANY else ("hostile", "search"):
        figures = _run(part, name, seconds)
        if not figures:
            found[f"the {part} itself died"] = str(OUT / name / f"{part}.log")
            continue
        found |= figures["found"]
        text = f"{part} {figures['runs']:,} runs, {figures['read']:,} read"
        if part == "hostile":
            text += f", memory {figures['memory']:.0f} × the file at most, slowest {figures['slowest']:.1f} s"
        texts.append(text)
    print(f"{name:12} {len(found)} findings; {'; '.join(texts)}", flush=True)
    for key, where in found.items():
        print(f"{'':12} {key}: {where}", flush=True)
    return len(found)


def _run(part: str, name: str, seconds: float) -> dict[str, Any]:
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    result = folder / f"{part}.json"
    result.unlink(missing_ok=True)
    command = [sys.executable, "-m", "benchmarks.fuzz.formats", str(seconds), name, "--part", part]
    with (folder / f"{part}.log").open("wb") as log:
        subprocess.run(command, stdout=log, stderr=log, check=False)
    return json.loads(result.read_text("utf-8")) if result.exists() else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
