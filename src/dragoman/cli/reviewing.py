"""The work of `dragoman review`: one fact after the other, each with what a person says of it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

import yaml

from dragoman.cli.failures import Misuse
from dragoman.cli.judging import pointed, value_of
from dragoman.cli.keyboard import ENTER, Ended, ask_key, ask_line
from dragoman.cli.output import note
from dragoman.cli.views.judged import said, show
from dragoman.cli.views.review import print_examined
from dragoman.model import DragomanError
from dragoman.record import Asked, Examined, Judgement, Record, UnknownFact, examine, judge
from dragoman.record.judgements import Action, Pick, Wanted, judgeable, queue

OTHERS: Mapping[str, Action] = {"m": "merge", "s": "split", "d": "duplicate"}


@functools.cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((files("dragoman.cli") / "review.yaml").read_text(encoding="utf-8"))
    return loaded


def words_of(part: str) -> dict[str, dict[str, str]]:
    """A part of what is said: `texts`, `keys` or `pair_keys`, by name and language."""
    found: dict[str, dict[str, str]] = _words()[part]
    return found


def text_of(name: str, lang: str, **values: object) -> str:
    """A text in this language."""
    return words_of("texts")[name][lang].format(**values)


def summary(count: int) -> str:
    """The name of the text that closes a session with so many judgements."""
    return "summary_one" if count == 1 else "summary"


class Review:
    """One session of one person. Every answer is written down at once: whoever quits, or is cut off, goes on later."""

    def __init__(self, record: Record, wanted: Wanted, lang: str) -> None:
        self.record, self.wanted, self.lang = record, wanted, lang
        self.made: list[tuple[str, Judgement]] = []
        self.left: list[str] = []
        self.now: Examined | None = None
        self.keys: dict[str, Callable[[Examined], bool]] = {
            "a": self._accept, "r": self._reject, "c": self._correct, "n": self._note, "u": self._undo, "?": self._help,
            **{key: functools.partial(self._with_other, action) for key, action in OTHERS.items()},
        }  # fmt: skip

    def text(self, name: str, **values: object) -> str:
        """A text in the language of the session."""
        return text_of(name, self.lang, **values)

    def go(self) -> int:
        """Review until there is nothing left or the person stops. How many judgements were made."""
        self.left = queue(self.record, self.wanted)[::-1]
        if not self.left:
            note(self.text("nothing"))
            return 0
        try:
            while self.left:
                if not self._one(self.left[-1]):
                    break
            else:
                note(self.text("end"))
        except Ended:
            note("")
        note(self.text(summary(len(self.made)), count=len(self.made), author=self.wanted.author))
        return len(self.made)

    def _one(self, name: str) -> bool:
        """Show a fact and act on one answer. False where the person quits."""
        try:
            if self.now is None or self.now.id != name:
                self.now = examine(self.record, name)
                print_examined(self.now, len(self.left), self.text, blind=self.wanted.twice)
        except UnknownFact:  # read anew meanwhile, and gone
            self._next()
            return True
        key = ask_key(self.text("prompt", keys="/".join(_words()["keys"])))
        if key == "q":
            return False
        if key in {"k", ENTER, " "}:
            self._next()
            return True
        act = self.keys.get(key)
        if act is None:
            note(self.text("unknown", key=key))
            return True
        try:
            if act(self.now):
                self._next()
        except DragomanError as error:
            # Nothing was written. Show the fact as it is now.
            note(str(error))
            self.now = None
        return True

    def _next(self) -> None:
        self.left.pop()
        self.now = None

    def _say(self, fact: Examined, action: Action, **fields: Any) -> None:  # noqa: ANN401
        item = judge(self.record, Asked(action, fact.id, self.wanted.author, seen=fact.mark, **fields))
        self.made.append((fact.id, item))
        note(self.text("done", what=said(item)))

    def _reason(self) -> str | None:
        return ask_line(self.text("reason")) or None

    def _accept(self, fact: Examined) -> bool:
        self._say(fact, "accept")
        return True

    def _reject(self, fact: Examined) -> bool:
        self._say(fact, "reject", reason=self._reason())
        return True

    def _note(self, fact: Examined) -> bool:
        self._say(fact, "note", reason=ask_line(self.text("note")) or None)
        self.now = None
        return False

    def _correct(self, fact: Examined) -> bool:
        """Correct a field and stay: other fields may be wrong as well."""
        fields = judgeable()[fact.kind]
        asked = ask_line(self.text("field", fields=", ".join(fields)))
        near = [name for name in fields if name.startswith(asked)] if asked else []
        field = asked if asked in fields else near[0] if len(near) == 1 else asked
        if not field:
            return False
        before = fact.fact.to_json().get(field)
        told = ask_line(self.text("value", field=field, value=show(before))) if field in fields else ""
        value = value_of(self.record, fact.kind, field, told)
        self._say(fact, "correct", field=field, value=value, chosen=self._chosen(fact), reason=self._reason())
        self.now = None
        return False

    def _chosen(self, fact: Examined) -> tuple[Pick, ...]:
        """Words of the page for the value, asked for until they stand in it."""
        while words := ask_line(self.text("words")):
            try:
                return pointed(fact, filter(None, map(str.strip, words.split("|"))))
            except Misuse as error:
                note(str(error))
        return ()

    def _with_other(self, action: Action, fact: Examined) -> bool:
        other = ask_line(self.text("other"))
        if not other:
            return False
        self._say(fact, action, others=(other,), reason=self._reason())
        self.now = None
        return action == "duplicate"

    def _undo(self, _fact: Examined) -> bool:
        """Take back the last judgement of this session and come back to its fact."""
        if not self.made:
            note(self.text("nothing_to_undo"))
            return False
        name, item = self.made[-1]
        judge(self.record, Asked("undo", item.id, self.wanted.author))
        self.made.pop()
        note(self.text("undone", what=said(item)))
        if self.left[-1] != name:
            self.left.append(name)
        self.now = None
        return False

    def _help(self, _fact: Examined) -> bool:
        for key, words in _words()["keys"].items():
            note(f"  {key}  {words[self.lang]}")
        return False
