"""How many code pages are told from a few captions: python -m benchmarks.quality.encodings

One line for each number of captions: how many of the pairs of a language and a code page were read right, how many of
those the program calls certain, and which were wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "helpers"))

from encoded_texts import all_pairs, captions

from jamedit.formats.engine.text.encodings import encoding_of, is_certain


def main() -> None:
    """Print the figures."""
    for count in (1, 2, 4, 8, 30):
        wrong, certain, right = [], 0, 0
        for language, page in all_pairs():
            text = captions(language, page, count)
            data = text.encode(page)
            found = encoding_of(data)
            if data.decode(found, "replace") == text:
                right += 1
                certain += is_certain(data)
            else:
                wrong.append(f"{language} {page} as {found}{' (certain)' if is_certain(data) else ''}")
        total = right + len(wrong)
        print(f"{count:3} captions: {right} of {total} right, {certain} of them certain; {', '.join(wrong)}")


if __name__ == "__main__":
    main()
