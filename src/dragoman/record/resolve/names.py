"""Names of persons: taken apart, and compared across transliterations, orders, initials and missing parts.

Words are compared by how they sound in the press's many transliterations (`data/names.yaml`), never by spelling
distance alone: "Hassan" and "Hussein" have the same consonants and are two names.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from dragoman.codebook import fold, load_roles
from dragoman.codebook.firstnames import first_name_gender, is_first_name
from dragoman.record.resolve import settings

Grade = Literal["same", "variant", "part", "initials", "typo", "surname", "none", "conflict"]
FILE = "names.yaml"
_PARTS = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"\w\.?-\w\.")
#: Parts beyond are dropped: no name has more, and input may be hostile.
MOST = 9
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, folded. `core`: the parts that count; `all_parts` has particles and titles as well.

    `filial`: the order of the parts says who is whose child.
    """

    text: str
    core: tuple[str, ...]
    all_parts: tuple[str, ...]
    filial: bool

    @property
    def initials(self) -> bool:
        """Whether a part is a single letter."""
        return any(len(part) == 1 for part in self.core)


@functools.lru_cache(maxsize=65_536)
def parse(text: str) -> Name:
    """The name in parts, without civilities. Never fails; the core of a strange name is all there is of it."""
    parts = tuple(_PARTS.findall(fold(_without_civility(text[:200]).replace("'", "").replace("’", "")))[:MOST])
    particles, filial = settings.words(FILE, "particles"), settings.words(FILE, "filial")
    titles, marks = settings.words(FILE, "titles"), settings.words(FILE, "marks")
    start = 0
    while start < len(parts) - 2 and parts[start] in titles:
        start += 1
    core = tuple(
        part for part in parts[start:] if part not in filial and part not in marks and (part not in particles or len(part) == 1)
    )
    # One letter that is a particle in some languages is an initial where a full stop follows it.
    dotted = {match[1] for match in re.finditer(r"\b(\w)\.", fold(text[:200]))}
    core = tuple(part for part in core if len(part) > 1 or part in dotted or part not in particles)
    return Name(text, core or parts, parts, bool(filial & set(parts)))


def _without_civility(text: str) -> str:
    civilities = load_roles()
    words = text.split()
    for length in (3, 2, 1):
        head = " ".join(words[:length])
        # One letter but M. is rather an initial than a civility.
        if len(words) > length and civilities.civility(head) and (len(head.strip(".")) > 1 or head.startswith("M")):
            return " ".join(words[length:])
    return text


@functools.lru_cache(maxsize=65_536)
def sound(part: str) -> str:
    """A folded part by how it sounds, one letter a sound."""
    for what, becomes in settings.load(FILE)["sounds"]:
        if what.endswith("$"):
            if part.endswith(what[:-1]) and len(part) > len(what):
                part = part[: 1 - len(what)] + becomes
        else:
            part = part.replace(what, becomes)
    return re.sub(r"(.)\1+", r"\1", part)


@functools.lru_cache(maxsize=65_536)
def skeleton(part: str) -> str:
    """The consonants of the sound; the vowels where there are none."""
    heard = sound(part)
    return "".join(letter for letter in heard if letter not in VOWELS) or heard


@functools.lru_cache(maxsize=262_144)
def likeness(left: str, right: str) -> float:
    """How alike two parts are: 1 the same, .95 the same sound, .9 vowels written otherwise, .8 a letter away,
    .7 an initial or a short form, else 0."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return 0.7 if left[0] == right[0] else 0.0
    genders = {first_name_gender(left), first_name_gender(right)}
    if genders == {"m", "f"}:
        return 0.0
    one, two = sound(left), sound(right)
    if one == two:
        return 0.95
    if _shortened(left, right) or _shortened(right, left):
        return 0.7
    if skeleton(left) == skeleton(right) and _vowels_agree(one, two) and not _two_first_names(left, right):
        return 0.9
    shorter = min(len(one), len(two))
    allowed = 0 if shorter < 4 else 1 if shorter < 9 else 2
    return 0.8 if DamerauLevenshtein.distance(one, two, score_cutoff=allowed) <= allowed else 0.0


def _shortened(short: str, long: str) -> bool:
    """Whether one is the beginning of the other, and much shorter: "Abdel" and "Abdelhamid"."""
    return len(short) > 3 and len(long) >= len(short) + 3 and long.startswith(short)


def _two_first_names(left: str, right: str) -> bool:
    """Whether both are known first names that end otherwise: Clara and Claire, Maria and Marie."""
    return left[-1] != right[-1] and is_first_name(left) and is_first_name(right)


def _vowels_agree(one: str, two: str) -> bool:
    """Whether the vowels between the same consonants may stand for each other, but for one in four."""
    if min(len(one), len(two)) < 4:
        return False
    table = settings.load(FILE)["vowels"]
    gaps = [re.split(r"[^aeiou]", heard) for heard in (one, two)]
    wrong = total = 0
    for left, right in zip(*gaps, strict=False):
        if left or right:
            total += 1
            ends = ((left[:1], right[:1]), (left[-1:], right[-1:]))
            wrong += not all(a and b and (a in table[b] or b in table[a]) for a, b in ends)
    return wrong * 4 <= total


@functools.lru_cache(maxsize=262_144)
def compare(left: Name, right: Name) -> Grade:
    """What two names say about being one person's. `conflict`: they speak against it."""
    short, long = sorted((left, right), key=lambda name: (len(name.core), name.text))
    if not short.core:
        return "none"
    matched, rest_short, rest_long = _align(short, long)
    if rest_short and rest_long:
        return "conflict" if matched else "none"
    if not matched or rest_short:
        return "none"
    if 0.7 in matched and _COMPOUND.search(long.text) and any(len(part) == 1 for part in rest_long):  # J.-B. is not Julien
        return "none"
    return _grade(short, long, matched, whole=not rest_long)


def _grade(short: Name, long: Name, matched: list[float], *, whole: bool) -> Grade:
    full = [value for value in matched if value >= 0.9]
    typos = sum(value == 0.8 for value in matched)
    if _order_differs(short, long):
        return "conflict"
    if len(matched) == 1:
        return "none" if typos or not full else "surname" if not whole or len(short.core[0]) < 9 else "same"
    if not full or typos > 1:
        return "none"
    if typos:
        return "typo"
    if 0.7 in matched:
        return "initials"
    if not whole:
        return "part"
    return "same" if min(full) >= 0.95 else "variant"


def _order_differs(short: Name, long: Name) -> bool:
    """Whether one is called what the other's father is: "Ali ben Omar" and "Omar ben Ali"."""
    if not (short.filial and long.filial) or min(len(short.core), len(long.core)) < 2:
        return False
    return likeness(short.core[0], long.core[0]) < 0.9 and likeness(short.core[0], long.core[1]) >= 0.9


def _align(short: Name, long: Name) -> tuple[list[float], list[str], list[str]]:
    """Pairs of parts from the most alike down, then what is written in one word here and in several there."""
    scored = sorted(
        (-likeness(a, b), abs(i - j), i, j) for i, a in enumerate(short.core) for j, b in enumerate(long.core)
    )
    used_short: set[int] = set()
    used_long: set[int] = set()
    matched = []
    for value, _distance, i, j in scored:
        if value < 0 and i not in used_short and j not in used_long:
            used_short.add(i)
            used_long.add(j)
            matched.append(-value)
    rest_short = [part for i, part in enumerate(short.core) if i not in used_short]
    rest_long = [part for j, part in enumerate(long.core) if j not in used_long]
    for one, other, name in ((rest_short, rest_long, long), (rest_long, rest_short, short)):
        for part in list(one):
            for run in _runs(name.all_parts):
                inside = [piece for piece in run if piece in other]
                if inside and likeness(part, "".join(run)) >= 0.9:
                    one.remove(part)
                    for piece in inside:
                        other.remove(piece)
                    matched.append(0.95)
                    break
    return matched, rest_short, rest_long


def _runs(parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [parts[i:j] for i in range(len(parts)) for j in range(i + 2, min(i + 4, len(parts)) + 1)]


def glued(name: Name) -> list[str]:
    """Parts with the particles before them, in one word: "vandenbroecke" of "van den Broecke"."""
    found, before = [], ""
    for part in name.all_parts:
        if part in name.core:
            found += [before + part] if before else []
            before = ""
        else:
            before += part
    return found
