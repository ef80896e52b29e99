"""What an expression of time leaves of a date where it is vaguer than a month, or sets the end of what was decided."""

from __future__ import annotations

from dragoman.calendar import DateExpression

#: What says of which year a season is: "cet été", "l'hiver dernier".
_OF_A_YEAR = frozenset({"last", "next", "this", "following", "preceding"})


def as_told(expression: DateExpression, value: str | None) -> str | None:
    """The ISO date that a season is worth as the day of an act: its year where it says of which, else nothing."""
    if value is None or expression.granularity != "season":
        return value
    dated = expression.year is not None or expression.relation in _OF_A_YEAR
    return value[:4] if dated and expression.prefix not in {"avant", "d'ici", "jusqu'à"} else None


def sets_the_end(expression: DateExpression, value: str, status: str, *, ahead: bool) -> bool:
    """Whether a day to come is only the end of what was done: "a suspendu jusqu'au 2 avril les tarifs"."""
    if status != "done" or expression.prefix != "jusqu'à" or "/" in value:
        return False
    return ahead or expression.kind == "weekday"  # "a fermé jusqu'à vendredi": the one to come
