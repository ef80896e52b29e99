"""The persons of a page: names, offices, and every place where the text means one of them.

Runs before the text is parsed, so that names can be shown to the parser as known. Uses capitals, civilities, role
words,
first names and the pipeline's entities; nothing is remembered from one page to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from dragoman.codebook.folding import key
from dragoman.language.analysis import Entity, find_entities
from dragoman.model.page import Furniture
from dragoman.reading.names_evidence import find_names, role_gender
from dragoman.reading.people_group import Figure, group_names, name_of, shown_gender
from dragoman.reading.people_model import Gender, MentionKind, People, Person, PersonMention, Role
from dragoman.reading.people_offices import Office, stated_offices
from dragoman.reading.people_predicates import Predicates
from dragoman.reading.people_pronouns import find_pronouns
from dragoman.reading.people_segments import Segment, read_segment
from dragoman.reading.people_titles import Titles
from dragoman.reading.positions_of import Affiliations
from dragoman.reading.positions_words import is_former, role_words, two_houses

__all__ = ["People", "Person", "PersonMention", "Role", "find_people"]


def find_people(
    text: str, title: str | None = None, furniture: Sequence[Furniture] = (), entities: Sequence[Entity] | None = None
) -> People:
    """All persons of a page with their mentions and offices.

    `entities` are those of the article text; None has them looked for here. Of the furniture only ticker lines are
    read.
    """
    segments = [read_segment(text, find_entities(text) if entities is None else entities)]
    spoken = [party for mention in segments[0].mentions for party in mention.parties]
    if title:
        segments.append(read_segment(title, find_entities(title), "title", None, spoken))
    for number, line in enumerate(furniture):
        if line.kind == "ticker":
            segments.append(read_segment(line.text, find_entities(line.text), "furniture", number))
    names = list(chain.from_iterable(find_names(k, segment) for k, segment in enumerate(segments)))
    figures = group_names(names)
    offices = stated_offices(segments, figures)
    _set_genders(segments, figures, offices)
    affiliations = Affiliations(segments)
    affiliations.settle(offices, figures)
    titles = Titles(segments, figures, offices)
    title_mentions = titles.find()
    found = [*_name_mentions(segments, figures)]
    for row in title_mentions:
        found += [_mention(segments[row.segment], row.start, row.end, owner, "title") for owner in row.owners]
    genders = [figure.gender for figure in figures]
    inside = sorted((m for m in found if m.where == "text"), key=_order)
    inside = sorted((*inside, *find_pronouns(text, inside, genders)), key=_order)
    offices += Predicates(segments[0], 0, offices, inside).find()
    affiliations.settle(offices, figures)
    elsewhere = tuple(sorted((m for m in found if m.where != "text"), key=_order))
    persons = tuple(
        Person(name_of(figure, segments), figure.gender, _roles(segments, offices, k))
        for k, figure in enumerate(figures)
    )
    return People(persons, tuple(inside), elsewhere)


def _order(mention: PersonMention) -> tuple[int, int, int, int]:
    return (mention.line if mention.line is not None else -1, mention.start, -mention.end, mention.person)


def _mention(segment: Segment, start: int, end: int, owner: int, kind: MentionKind) -> PersonMention:
    return PersonMention(start, end, owner, kind, segment.where, segment.line)


def _name_mentions(segments: Sequence[Segment], figures: Sequence[Figure]) -> list[PersonMention]:
    found = []
    for k, figure in enumerate(figures):
        longest = max(len(words) for words in figure.names)
        for name in figure.mentions:
            kind: MentionKind = (
                "full"
                if name.full and (len(name.words) >= longest or (name.weight >= 2 and not name.civility))
                else "surname"
            )
            found.append(_mention(segments[name.segment], name.run.start, name.run.end, k, kind))
    return found


def _set_genders(segments: Sequence[Segment], figures: Sequence[Figure], offices: Sequence[Office]) -> None:
    """A person's gender from their names, else from their offices."""
    for k, figure in enumerate(figures):
        figure.gender = shown_gender(figure)
        for office in offices:
            if figure.gender is None and office.owner == k and office.member is None:
                gender: Gender | None = role_gender(segments[office.segment].tokens, office.phrase)
                figure.gender = gender


def _roles(segments: Sequence[Segment], offices: Sequence[Office], owner: int) -> tuple[Role, ...]:
    found = []
    for office in offices:
        if office.owner != owner:
            continue
        segment, phrase = segments[office.segment], office.phrase
        for words, of in two_houses(segment, office) or ((role_words(segment, office), office.of),):
            found.append(
                Role(
                    words, of, phrase.start, phrase.end, segment.where, segment.line,
                    phrase.word.role.rank, phrase.word.role.public, office.stated,
                    key(phrase.word.role.masculine).split()[0], office.past or is_former(phrase.word.singular, words),
                )
            )  # fmt: skip
    return tuple(found)
