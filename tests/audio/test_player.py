"""Which player is opened: libVLC, another one, or silence with a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audio_players import vlc_player

from jamedit.audio.player import Player, PlayerUnavailableError, SilentPlayer, open_player


def without_vlc(monkeypatch: pytest.MonkeyPatch, answer: Callable[..., None]) -> None:
    vlc = pytest.importorskip("vlc")
    monkeypatch.setattr(vlc, "Instance", answer)


def no_library(*_: object) -> None:
    raise NameError("no function 'libvlc_new'")


@pytest.mark.parametrize(("answer", "reason"), [(no_library, "not installed"), (lambda *_: None, "plugins")])
def test_without_libvlc_there_is_silence_and_a_reason(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[..., None], reason: str
) -> None:
    without_vlc(monkeypatch, answer)
    player, sentence = open_player()
    assert player.name == "silent"
    assert reason in sentence
    assert sentence.endswith(").")


def test_a_fallback_comes_before_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    without_vlc(monkeypatch, no_library)

    def broken() -> Player:
        raise PlayerUnavailableError("no backend")

    class Other(SilentPlayer):
        def __init__(self) -> None:
            super().__init__()
            self.name = "Other"

    player, sentence = open_player([broken, Other])
    assert player.name == "Other"
    assert "through Other" in sentence


@pytest.mark.parametrize("heard", [True, False])
def test_libvlc_comes_first_and_says_only_that_nothing_will_be_heard(
    monkeypatch: pytest.MonkeyPatch, heard: bool
) -> None:
    vlc_player().close()
    monkeypatch.setattr("jamedit.audio.player.has_sound_output", lambda: heard)
    player, sentence = open_player([SilentPlayer], ("--aout=dummy",))
    player.close()
    assert player.name == "libVLC"
    assert ("no audio output" in sentence) is not heard
