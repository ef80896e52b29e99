"""Write what spaCy's French is made of to a file that is read in no time.

The expression for words that are not cut at their hyphens has some 250 alternatives, each with the same long classes of
letters; alternatives with the same ending are joined, so that each class is compiled once.

    python build_language.py OUT.json
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
from spacy.lang.fr import French, lex_attrs
from spacy.lang.fr import tokenizer_exceptions as source
from spacy.symbols import NORM, ORTH


def joined(alternatives: list[str]) -> str:
    """One expression that matches what any of the alternatives does; each is anchored at both ends."""
    endings: dict[str, list[str]] = {}
    for one in alternatives:
        body = one.removeprefix("^")
        # An ending begins at the first class of small letters, or else at the last class of letters.
        at = body.find(f"[{ALPHA_LOWER}]")
        at = body.rfind(f"[{ALPHA}]") if at < 0 else at
        endings.setdefault(body[at:], []).append(body[:at])
    parts = []
    for ending, heads in endings.items():
        shared = f"[{ALPHA}]+" if all(head.startswith(f"[{ALPHA}]+") for head in heads) else ""
        parts.append(f"{shared}(?:{'|'.join(head[len(shared):] for head in heads)}){ending}")
    return "(?iu)^(?:" + "|".join(parts) + ")"


def main() -> None:
    """Write the file."""
    defaults = French.Defaults
    names = {ORTH: "ORTH", NORM: "NORM"}
    expression = joined(source._regular_exp)  # spaCy gives the parts no other name
    exceptions = {
        text: [{str(names.get(key, key)): value for key, value in part.items()} for part in parts]
        for text, parts in sorted(defaults.tokenizer_exceptions.items())  # spaCy takes them from a set: their order varies
    }
    compiled = re.compile(expression)
    for text in (*exceptions, *source._hyphen_prefix):
        for word in (text, f"{text}-test", f"saint-{text}", f"{text}-en-ville", f"r'{text}"):
            if bool(compiled.match(word)) != bool(source.TOKEN_MATCH(word)):
                raise SystemExit(f"the joined expression differs on {word!r}")
    data = {
        "prefixes": list(defaults.prefixes),
        "infixes": list(defaults.infixes),
        "suffixes": list(defaults.suffixes),
        "token_match": expression,
        "exceptions": exceptions,
        "numbers": sorted(lex_attrs._num_words | lex_attrs._ordinal_words),
        "stop_words": sorted(defaults.stop_words),
    }
    out = Path(sys.argv[1])
    out.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(out.name, out.stat().st_size, "bytes")  # noqa: T201


if __name__ == "__main__":
    main()
