"""Judgements by people on the machine's facts: appended, never altered, and stronger than every later reading.

A judgement hangs on the words of its fact, not on ids that a re-reading may change. The record shows the machine's facts
with the judgements applied; what a newer reading has against a judgement is listed, and changes nothing.
"""

from dragoman.record.judgements.agreement import Agreement, agreement
from dragoman.record.judgements.choosing import Shown
from dragoman.record.judgements.chosen import Chosen, Pick
from dragoman.record.judgements.constraints import constraints
from dragoman.record.judgements.errors import BadJudgement, BadJudgementFile, JudgedMeanwhile
from dragoman.record.judgements.examining import Disputed, Examined, Listed, chosen_on, conflicts, examine, judgements
from dragoman.record.judgements.fields import form_of, judgeable, parse_value
from dragoman.record.judgements.files import Imported, export_lines, import_lines
from dragoman.record.judgements.gold import GoldPage, gold_pages
from dragoman.record.judgements.judgement import ACTIONS, BETWEEN, Action, Judgement, Target
from dragoman.record.judgements.log import Log, LogFilter, authors, decided, judgements_mark, last_of, log, said_by_id
from dragoman.record.judgements.naming import names_of
from dragoman.record.judgements.pointing import point
from dragoman.record.judgements.queue import Wanted, queue, second_looks
from dragoman.record.judgements.verdict import Conflict
from dragoman.record.judgements.versions import Version, examine_once, versions
from dragoman.record.judgements.writing import Asked, judge, judge_all, mark_of_unjudged

__all__ = [
    "ACTIONS",
    "BETWEEN",
    "Action",
    "Agreement",
    "Asked",
    "BadJudgement",
    "BadJudgementFile",
    "Chosen",
    "Conflict",
    "Disputed",
    "Examined",
    "GoldPage",
    "Imported",
    "JudgedMeanwhile",
    "Judgement",
    "Listed",
    "Log",
    "LogFilter",
    "Pick",
    "Shown",
    "Target",
    "Version",
    "Wanted",
    "agreement",
    "authors",
    "chosen_on",
    "conflicts",
    "constraints",
    "decided",
    "examine",
    "examine_once",
    "export_lines",
    "form_of",
    "gold_pages",
    "import_lines",
    "judge",
    "judge_all",
    "judgeable",
    "judgements",
    "judgements_mark",
    "last_of",
    "log",
    "mark_of_unjudged",
    "names_of",
    "parse_value",
    "point",
    "queue",
    "said_by_id",
    "second_looks",
    "versions",
]
