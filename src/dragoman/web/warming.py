"""What every page needs, loaded beside the first requests rather than within them."""

from __future__ import annotations

import gc

from dragoman.codebook import load_parties
from dragoman.codebook.guide import load_guide
from dragoman.codebook.triggers import load_triggers
from dragoman.dossier import LANGUAGES
from dragoman.record import read_ahead
from dragoman.web.drawing.world import outlines
from dragoman.web.render import environment
from dragoman.web.words import load_words


def warm(record: str) -> None:
    """Have the record fetched into memory; load words, parties, codebook, outlines and templates, and keep these out of the
    collections of garbage.

    They are some 200,000 objects that stay as long as the process. To look through all of them again and again for what
    could be let go costs each second or third page a tenth of a second and more.
    """
    read_ahead(record)
    for lang in LANGUAGES:
        load_words(lang)
    load_parties()
    templates = environment()
    for name in templates.list_templates():
        templates.get_template(name)
    load_guide()
    load_triggers()
    outlines()
    gc.collect()
    gc.freeze()
