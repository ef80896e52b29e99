"""Names to fill sentences with: those of sentences/names.yaml, and persons put together from first and last names."""

from __future__ import annotations

import functools
import random
import re
from pathlib import Path
from typing import Any

import yaml

_PREPOSITIONS = {"de", "du", "des", "pour", "sur", "à", "au", "aux", "en", "contre", "et"}
_ARTICLES = {"la", "le", "les"}
#: Invented or very common last names of many languages.
SURNAMES = """
Benali Bouzid Cherkaoui Haddad Ouedraogo Traoré Koné Ndiaye Fall Mbaye Kabongo Mukendi Ilunga Nkurunziza Habimana Mensah
Owusu Adeyemi Okafor Bello Abubakar Kamau Wanjiru Otieno Tadesse Gebremariam Dlamini Nkosi Banda Phiri Rakoto Randria
Moreau Lefèvre Girard Roussel Fontaine Chevallier Perrin Garnier Tremblay Gagnon Bouchard Peeters Janssens Claes Müller
Schneider Weber Rossi Bianchi Ferrari García Fernández López Silva Santos Oliveira Pereira Kowalski Nowak Wiśniewski
Novák Horváth Popescu Ionescu Dimitrov Petrović Jovanović Ivanov Petrov Smirnov Volkov Kovalenko Shevchenko Bondarenko
Yılmaz Demir Şahin Hosseini Rahimi Karimi Al-Saud Al-Thani Al-Maktoum Al-Sabah bin_Zayed Khan Hussain Malik Sharma Patel
Singh Gupta Rao Zhang Wang Li Chen Liu Huang Zhao Wu Tanaka Suzuki Watanabe Yamamoto Kim Park Choi Jung Nguyen Tran Pham
Le Santoso Wijaya Reyes Cruz Smith Johnson Miller Walker Campbell Murphy O'Connor van_der_Meer Andersson Johansson
Nielsen Korhonen Saar Kask
"""


def surnames() -> list[str]:
    """Last names, some of several words."""
    return [name.replace("_", " ") for name in SURNAMES.split()]


def structured(name: str, label: str) -> str:
    """A name in the notation of the sentences: adjectives, prepositional phrases, flat words."""
    words = re.sub(r"\b([dl])['’]", r"\1' ", name).split()
    out, depth, headless = [], 0, True
    for k, word in enumerate(words):
        low = word.lower()
        if k and (low in _PREPOSITIONS or low == "d'"):
            if low == "et":
                out.append("conj{et")
            else:
                out.append("nmod{" + word)
            depth += 1
            headless = True
        elif low in _ARTICLES or low == "l'":
            out.append(word)
        elif headless:
            out.append(word)
            headless = False
        elif word[0].islower():
            out.append("+" + word)
        else:
            out.append(word + "/PROPN~flat:name")
    return f"{label}<{' '.join(out)}{'}' * depth}>"


def with_article(name: str, article: str, label: str) -> str:
    """A name after its article, in the notation."""
    shown = structured(name, label)
    return f"{article} {shown}" if article else shown


@functools.cache
def _frozen(path: Path) -> Any:  # noqa: ANN401 - YAML
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader


def first_names(path: Path) -> list[str]:
    """First names of both genders."""
    return str(_frozen(path)["first_names"]).split()


def organisations(path: Path) -> list[tuple[str, str]]:
    """Names of organisations, companies and groups with their article ("" for none)."""
    return [(name, article) for name, article in _frozen(path)["organisations"]]


def states(path: Path) -> list[tuple[str, str]]:
    """Names of states and provinces with their article."""
    return [(name, article) for name, article in _frozen(path)["states"]]


def capitals(path: Path, cities: bool = False) -> list[str]:
    """Capitals; with `cities` other cities too."""
    return list(_frozen(path)["cities" if cities else "capitals"])


def person(chance: random.Random, first: list[str], last: list[str]) -> str:
    """A person's name."""
    return f"{chance.choice(first)} {chance.choice(last)}"


def extend(fillers: dict[str, list[str]], path: Path) -> None:
    """Add the codebook's names to the slots of the templates. The hand-made fillers keep a third of the draws."""
    chance = random.Random(5)  # noqa: S311 - a choice of names, not a secret
    first, last = first_names(path), surnames()
    new = {
        "CAP": [structured(name, "LOC") for name in capitals(path)],
        "STATE": [with_article(n, a, "LOC") for n, a in states(path) if a != "les"],
        "STATES": [with_article(n, a, "LOC") for n, a in states(path) if a == "les"],
        "ORG": [with_article(n, a, "ORG") for n, a in organisations(path) if a != "les"],
        "PER": [f"PER<{person(chance, first, last)}>" for _ in range(400)],
        "SUR": [f"PER<{name}>" for name in last],
    }
    for slot, names in new.items():
        times = max(1, len(names) // (2 * len(fillers[slot])))
        fillers[slot] = fillers[slot] * times + names
