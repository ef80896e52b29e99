"""The annotated sample pages as documents. Imported by model_accuracy.py."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

PAGES = Path(__file__).resolve().parents[1] / "samples" / "pages"
NAMES = Path(__file__).with_name("model_pages.yaml")
#: As the reader shows text to the pipeline: straight apostrophes, plain hyphens.
PLAIN = str.maketrans({"’": "'", "\u2011": "-", "\u00a0": " ", "\u202f": " "})


def docs(nlp: Language) -> list[Doc]:
    """Each page with every mention of its names; where two overlap the longer counts."""
    found = []
    for page, names in yaml.safe_load(NAMES.read_text(encoding="utf-8")).items():
        text = (PAGES / page).read_text(encoding="utf-8").translate(PLAIN)
        doc = nlp.make_doc(text)
        spans = []
        for label, forms in names.items():
            for form in forms:
                mentions = re.finditer(rf"(?<!\w){re.escape(form.translate(PLAIN))}(?!\w)", text)
                spans += [doc.char_span(match.start(), match.end(), label=label, alignment_mode="expand") for match in mentions]
        doc.set_ents(filter_spans([span for span in spans if span is not None]))
        found.append(doc)
    return found
