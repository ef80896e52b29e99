"""Pages of a person, a programme, a paper."""

from __future__ import annotations

from dragoman.dossier import Told, of_paper, of_person, of_programme
from dragoman.record import mention_names, proposals_about
from dragoman.record.listing import Profile, entity_profile
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.errors import NotFound
from dragoman.web.pages import Pages
from dragoman.web.views.dossier_shapes import LifeShape, LineShape, QuoteShape, SourceShape
from dragoman.web.views.shapes import Shape
from dragoman.web.views.thing_shapes import EntityView, HeldShape, MaybeShape, WrittenShape

pages = Pages("things")


@pages.page("/persons/{entity_id}", "person.html", name="person", same=True)
def show_person(desk: AtDesk, entity_id: str) -> EntityView:
    """A person: roles over time, names as written, events, words, and what the record is not sure of."""
    profile = _profile(desk, entity_id, "person")
    return _entity(desk, profile, of_person(desk.record, entity_id, on=profile.on))


@pages.page("/programmes/{entity_id}", "programme.html", name="programme", same=True)
def show_programme(desk: AtDesk, entity_id: str) -> EntityView:
    """A programme: its owner, its horizon, and the sentences that name it."""
    return _entity(desk, _profile(desk, entity_id, "programme"), of_programme(desk.record, entity_id))


def _profile(desk: Desk, entity_id: str, kind: str) -> Profile:
    found = entity_profile(desk.record, entity_id)
    if found is None or found.kind != kind:
        raise NotFound
    return found


def _entity(desk: Desk, profile: Profile, told: Told) -> EntityView:
    maybe = proposals_about(desk.record, profile.id)
    names = mention_names(desk.record, [key for item in maybe for key in (item.left, item.right)])
    return EntityView(
        id=profile.id,
        name=profile.name,
        pages=profile.pages,
        names=tuple(map(WrittenShape.of, profile.names)),
        roles=tuple(map(HeldShape.of, profile.roles)),
        maybe=tuple(MaybeShape.of(item, names, profile.id) for item in maybe),
        events=tuple(map(LineShape.of, told.events)),
        said=tuple(map(QuoteShape.of, told.said)),
        named=tuple((item.name, item.owner, item.horizon, item.numbers) for item in told.named),
        sources=tuple(map(SourceShape.of, told.sources)),
    )


class PaperView(Shape):
    """An accord or a measure, with what happened at each stage."""

    life: LifeShape
    events: tuple[LineShape, ...]
    sources: tuple[SourceShape, ...]


@pages.page("/instruments/{happening_id}", "instrument.html", name="instrument", same=True)
def show_paper(desk: AtDesk, happening_id: str) -> PaperView:
    """The life of an accord or a measure: announced, signed, imposed, eased, lifted."""
    found = of_paper(desk.record, happening_id)
    if found is None:
        raise NotFound
    life, told = found
    return PaperView(
        life=LifeShape.of(life),
        events=tuple(map(LineShape.of, told.events)),
        sources=tuple(map(SourceShape.of, told.sources)),
    )
