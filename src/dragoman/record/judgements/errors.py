"""What can go wrong with a judgement, said in plain words.

    RecordError
    ├── BadJudgement       it cannot be passed on this fact, or says nothing that a fact can hold
    ├── JudgedMeanwhile    somebody else judged the fact, or it was read anew, since it was shown
    └── BadJudgementFile   a file of judgements that is not whole and sound; nothing of it was taken
"""

from __future__ import annotations

from dragoman.record.errors import RecordError


class BadJudgement(RecordError):  # noqa: N818  the names are part of the public error tree
    """The judgement is not possible: no such field, a value the field cannot take, nothing to undo."""


class JudgedMeanwhile(RecordError):  # noqa: N818
    """The fact is no longer as it was shown. Nothing was written: look at it again, then judge."""


class BadJudgementFile(RecordError):  # noqa: N818
    """Lines that are no judgements. `problems` holds one message a line, each with its number."""

    def __init__(self, name: str, problems: tuple[str, ...]) -> None:
        shown = "\n  ".join(problems[:20])
        more = f"\n  … and {len(problems) - 20} more" if len(problems) > 20 else ""
        super().__init__(f"{name}: nothing was imported, because of\n  {shown}{more}")
        self.problems = problems
