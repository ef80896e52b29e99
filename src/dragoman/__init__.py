"""Dragoman reads the French-language press and keeps a sourced record of international cooperation in AI."""

import os
from importlib.metadata import version

# The matrices of a sentence are small: threads below numpy wait for each other. With them a page takes twice the processor
# time, and two processes beside each other take three times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = version("dragoman")
__all__ = ["__version__"]
