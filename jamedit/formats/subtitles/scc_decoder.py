"""What a television shows of one channel of CEA-608 captions, step by step: pop-on, roll-up and paint-on."""

from __future__ import annotations

from jamedit.formats.engine.cue_list.read_only import Shown

Screen = dict[int, dict[int, str]]  # row, column, character

_ROWS = {
    0x11: (1, 2),
    0x12: (3, 4),
    0x15: (5, 6),
    0x16: (7, 8),
    0x17: (9, 10),
    0x10: (11, 11),
    0x13: (12, 13),
    0x14: (14, 15),
}
_WIDEST = 200  # columns; screens have 32, but some programs write longer lines


class Decoder:
    """Follow the codes of a channel; `shown` are the texts that were on the screen, each word once."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self.unread = 0  # characters of teletext-like pages, which are no captions
        self._mode = ""
        self._front: Screen = {}
        self._back: Screen = {}
        self._row, self._column = 15, 0
        self._since = 0
        self._at = 0

    def move(self, at: int) -> None:
        """Tell where in the file the codes that follow are."""
        self._at = at

    def character(self, character: str, now: int, *, replaces: bool = False) -> None:
        """Take a character; one that replaces takes the place of the one before."""
        if self._mode == "text":
            self.unread += 1
            return
        if replaces:
            self._erase_one()
        screen = self._back if self._mode == "pop" else self._front
        if screen is self._front:
            if self._column in self._front.get(self._row, {}):
                self.clear(now)
                screen = self._front
            if not self._front:
                self._since = now
        screen.setdefault(self._row, {})[self._column] = character
        self._column = min(self._column + 1, _WIDEST)

    def address(self, first: int, second: int, now: int) -> None:
        """Take the code that sets row and column."""
        row = _ROWS[first][bool(second & 0x20)]
        column = (second & 0x0E) // 2 * 4 if second & 0x10 else 0
        new_line = row != self._row or column in self._front.get(row, {})
        if self._mode == "roll" and self._front and new_line:
            self.clear(now)
        self._row, self._column = row, column

    def tab(self, columns: int) -> None:
        """Move to the right."""
        self._column = min(self._column + columns, _WIDEST)

    def control(self, code: int, now: int) -> None:
        """Take one of the codes that say how captions come and go."""
        if code in (0x25, 0x26, 0x27):
            self._roll(now)
        elif code in (0x20, 0x29, 0x2A, 0x2B):
            self._mode = {0x20: "pop", 0x29: "paint"}.get(code, "text")
        elif code == 0x21:
            self._erase_one()
        elif code == 0x24:
            row = self._written().get(self._row, {})
            for column in [c for c in row if c >= self._column]:
                del row[column]
        elif code == 0x2C:
            self.clear(now)
        elif code == 0x2D and self._mode == "roll":
            self.clear(now)
            self._column = 0
        elif code == 0x2E:
            self._back = {}
        elif code == 0x2F:
            self.clear(now)
            self._front, self._back, self._mode = self._back, {}, "pop"
            self._since = now

    def clear(self, now: int | None) -> None:
        """Take away what is on the screen; `now` None is the end of the file."""
        text = _text(self._front)
        if text:
            self.shown.append(Shown(self._since, now, text, self._at))
        self._front = {}

    def _roll(self, now: int) -> None:
        if self._mode != "roll":
            self.clear(now)
            self._back = {}
            self._row, self._column = 15, 0
        self._mode = "roll"

    def _written(self) -> Screen:
        return self._back if self._mode == "pop" else self._front

    def _erase_one(self) -> None:
        if self._column:
            self._column -= 1
            self._written().get(self._row, {}).pop(self._column, None)


def _text(screen: Screen) -> str:
    """Return the rows of a screen from the top, gaps as spaces."""
    lines = []
    for row in sorted(screen):
        columns = screen[row]
        line = "".join(columns.get(c, " ") for c in range(max(columns, default=-1) + 1))
        lines.append(" ".join(line.split()))
    return "\n".join(filter(None, lines))
