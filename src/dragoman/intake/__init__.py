"""The intake room: files, folders and standard input to pages.

    for source in find_inputs(["pages/"]):
        page = read_page(source.name, read_bytes(source), kind=source.kind)
"""

from dragoman.intake.errors import MissingPath, NotFrench, UnreadablePage
from dragoman.intake.inputs import Source, find_inputs
from dragoman.intake.page import read_page
from dragoman.intake.raw import read_bytes

__all__ = ["MissingPath", "NotFrench", "Source", "UnreadablePage", "find_inputs", "read_bytes", "read_page"]
