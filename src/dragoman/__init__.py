"""Dragoman reads the French-language press and keeps a sourced record of international cooperation in AI."""

from importlib.metadata import version

__version__ = version("dragoman")
__all__ = ["__version__"]
