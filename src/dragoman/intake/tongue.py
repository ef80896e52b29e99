"""Whether a page is French."""

from __future__ import annotations

import functools
import re

from py3langid.langid import MODEL_FILE, LanguageIdentifier

#: Characters looked at: enough to be sure, few enough to be fast.
_SAMPLE = 4_000
#: Fewer letters than these are given the benefit of the doubt.
_FEW_LETTERS = 40
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
#: Short words that French prose cannot do without and that its neighbours do not share.
_FRENCH = frozenset(
    "le les des du et à au aux une dans pour que qui est sont sur avec par ce cette ces son ses leur leurs il elle ils elles"
    " pas ne été plus mais ou où selon entre après avant lors ont être avoir fait nous vous se sa d l qu n s c j".split()
)
#: Share of such words that no text in another language reaches.
_ENOUGH = 0.22
#: ... and the share below which a text is not French whatever a model says of its names.
_TOO_FEW = 0.06
#: Languages the press of French-speaking countries and its neighbours is written in.
_LANGUAGES = "ar br ca co cs da de el en es eu fa fi fr he hi hr ht hu id it ja ko la lb mg ms nl no oc pl pt ro ru rw sk sl sq sr sv sw tr uk vi wa zh".split()


@functools.cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if code in _LANGUAGES])
    return identifier


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language a text is written in; "fr" where there is too little to tell.

    Foreign names do not make a French sentence foreign: what counts first is the share of short French words.
    """
    sample = text[:_SAMPLE]
    words = [w.lower() for w in _WORD.findall(sample)]
    if sum(map(len, words)) < _FEW_LETTERS:
        return "fr"
    share = sum(w in _FRENCH for w in words) / len(words)
    if share >= _ENOUGH:
        return "fr"
    language, _ = _identifier().classify(sample)
    if language == "fr" or (share >= _TOO_FEW and len(words) < 12):
        return "fr"
    return str(language)
