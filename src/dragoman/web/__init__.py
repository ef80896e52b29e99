"""The workbench: the record in a browser. Every page also answers as JSON, under `/api` and the page's own path."""

from dragoman.web.app import create_app
from dragoman.web.settings import Settings

__all__ = ["Settings", "create_app"]
