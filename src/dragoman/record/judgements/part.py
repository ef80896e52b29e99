"""The judged facts as a part of what the record works out."""

from __future__ import annotations

from dragoman.record.derived import Derived
from dragoman.record.judgements import tables
from dragoman.record.judgements.checking import faults
from dragoman.record.judgements.derive import fill, page_was_read

DERIVED = Derived("judged facts", tuple(reversed(tables.DERIVED)), fill, check=faults, learn=page_was_read)
