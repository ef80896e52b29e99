"""What importing the package sets for the process."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(("before", "after"), [(None, "1"), ("4", "4")])
def test_one_thread_of_the_matrix_library_unless_the_user_says_otherwise(before, after):
    """Two readers beside each other took three times as long with a thread a core each."""
    environment = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    if before is not None:
        environment["OPENBLAS_NUM_THREADS"] = before
    says = "import dragoman, os; print(os.environ['OPENBLAS_NUM_THREADS'])"
    told = subprocess.run([sys.executable, "-c", says], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == after
