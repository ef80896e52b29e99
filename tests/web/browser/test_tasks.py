"""What an analyst does, from an empty record to a printed dossier: in both stores, in both languages."""

from __future__ import annotations

import csv
import itertools
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dragoman.record import happenings, open_record, proposals
from dragoman.web.words import load_words

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "pages" / "morocco-united-states"
#: Two pages (fiction) that tell of one working visit, the meetings of 17 March 2025 among others.
TOLD = [SAMPLES / "D04.txt", SAMPLES / "D05.txt"]
Serve = Callable[..., str]
NewPage = Callable[..., Page]
#: Reading starts a process that loads the language model.
PATIENCE = 120_000


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_from_an_empty_record_to_a_printed_dossier(
    place: str, serve: Serve, new_page: NewPage, read_pages: Callable[..., None], lang: str, tmp_path: Path
) -> None:
    base, t = serve(place, author="A. Reader", today="2025-04-05"), load_words(lang)
    page = new_page(lang)
    page.goto(base)
    add_pages(page, base, t)

    # Find the meeting of 17 March 2025 and open its sentence.
    page.goto(f"{base}/events")
    page.locator("#f-party").fill("Maroc" if lang == "fr" else "Morocco")
    page.locator("#f-act").select_option("meet")
    page.locator("#f-since").fill("2025-03-17")
    page.locator("#f-until").fill("2025-03-17")
    page.get_by_role("button", name=t("apply"), exact=True).click()
    expect(page).to_have_url(re.compile("since=2025-03-17"))
    row = page.locator("#results tbody tr").first
    expect(row).to_contain_text("17 mars 2025" if lang == "fr" else "17 March 2025")
    row.locator(".cell-act a").click()
    expect(page).to_have_url(re.compile(r"/facts/e-"))
    fact = page.url.rsplit("/", 1)[1]
    sentence = page.locator(".evidence .sentence").first.inner_text().strip("«»“” \u202f\n")
    assert any(sentence[:60] in path.read_text(encoding="utf-8") for path in TOLD)

    # Correct a party, with words of the article for it.
    page.get_by_role("link", name=t("fact_review")).click()
    page.locator("#c-recipients").focus()
    # Once the script has taken note of it.
    expect(page.locator("#c-recipients")).to_have_class(re.compile(r"\bwanted\b"))
    page.locator("#pane .mark-trigger").first.dblclick()
    words = page.locator("[data-picks=recipients] [lang=fr]").inner_text().strip("« »")
    page.locator("#c-recipients").fill("Canada")
    page.locator("[data-save]").click()
    expect(page.get_by_role("status").first).to_contain_text("Canada")
    read_pages(place, *TOLD)
    page.goto(f"{base}/facts/{fact}")
    expect(page.locator(".fields").first).to_contain_text("Canada")
    assert words in "".join(page.locator("mark.mark-chosen").all_inner_texts())
    expect(page.locator(".badges")).to_contain_text(t("judged_corrected"))

    # Export the filtered table.
    page.goto(f"{base}/events?party=MA&since=2025-03-17&until=2025-03-17")
    shown = page.locator("#results tbody tr").count()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    file = tmp_path / "events.csv"
    download.value.save_as(file)
    with file.open(encoding="utf-8-sig", newline="") as rows:
        assert len([*csv.DictReader(rows)]) == shown > 0

    # Print the dossier.
    page.goto(f"{base}/dossier?party=MA&party=US")
    assert page.locator("h1").inner_text()
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    assert page.pdf()[:5] == b"%PDF-"
    if lang == "en":
        page.emulate_media(media="screen")
        review_by_keyboard(page, base, t)


def review_by_keyboard(page: Page, base: str, t: Callable[..., str]) -> None:
    """Accept and go on, take back, reject, take back, change an act with its meaning, take words: not once by mouse."""
    page.goto(f"{base}/review")
    press, said = page.keyboard.press, page.get_by_role("status").first
    ready, first = page.locator("[data-help]"), page.locator("#at-hand").inner_text()
    for key, action in (("a", "accept"), ("u", "undo"), ("r", "reject"), ("u", "undo")):
        expect(ready).to_be_visible()
        press(key)
        expect(said).to_contain_text(t(f"action_{action}"))
    expect(page.locator("#at-hand")).to_have_text(first, ignore_case=True)
    press("c")
    expect(page.locator("#c-act")).to_be_focused()
    page.keyboard.type("threat")
    expect(page.locator("#meanings")).to_contain_text("threat")
    page.locator("#c-place").focus()
    page.locator("#c-place").fill("")
    press("Alt+w")
    press("ArrowRight")
    press("Shift+ArrowRight")
    chosen = str(page.evaluate("getSelection().toString()"))
    assert len(chosen.split()) > 1 or "’" in chosen or "'" in chosen
    press("Enter")
    expect(page.locator("#c-place")).to_be_focused()
    expect(page.locator("#c-place")).to_have_value(chosen)
    press("Enter")
    expect(said).to_contain_text(chosen)


def test_merging_and_splitting_by_keys(samples_place: str, serve: Serve, new_page: NewPage, tmp_path: Path) -> None:
    """`s` and `m` beside their buttons, whichever of the reports is at hand; what was split is not offered again."""
    place = shutil.copy(samples_place, tmp_path / "own.db")
    base, page, t = serve(str(place), author="A. Reader", today="2025-04-05"), new_page("en"), load_words("en")
    same = told_twice(str(place))
    others, said, ready = page.locator(".others .pairs"), page.get_by_role("status").first, page.locator("[data-help]")
    for fact, other in (same, same[::-1]):
        page.goto(f"{base}/review?fact={fact}")
        expect(others.locator(f"[href='/facts/{other}']")).to_have_count(1)
        expect(others.locator("[value=split]").first.locator("kbd")).to_have_text("s")
        for key, action, there in (("s", "split", 0), ("u", "undo", 1)):
            expect(ready).to_be_visible()
            page.keyboard.press(key)
            expect(said).to_contain_text(t(f"action_{action}"))
            expect(others.locator(f"[href='/facts/{other}']")).to_have_count(there)
    fact, other = proposed(str(place))
    page.goto(f"{base}/review?fact={fact}")
    for key, action, still in (("m", "merge", 0), ("u", "undo", 1)):
        expect(ready).to_be_visible()
        expect(others.locator(f"[href='/facts/{other}']")).to_have_count(1)
        page.keyboard.press(key)
        expect(said).to_contain_text(t(f"action_{action}"))
        for _ in range(40):  # a proposal taken back is made again by the resolution, which runs behind the pages
            if others.locator("[data-key=m]").count() == still:
                break
            page.wait_for_timeout(250)
            page.reload()
        expect(others.locator("[data-key=m]")).to_have_count(still)


def told_twice(place: str) -> tuple[str, str]:
    """Two reports of one happening, which has no other."""
    with open_record(place) as record:
        reports = next(item.reports for item in happenings(record) if item.articles == len(item.reports) == 2)
    return reports[0].id, reports[1].id


def proposed(place: str) -> tuple[str, str]:
    """The two events that the record most surely proposes to put together."""
    with open_record(place) as record:
        first = proposals(record, "event")[0]
    return first.left, first.right


def add_pages(page: Page, base: str, t: Callable[..., str]) -> None:
    """Give two files, look at what is read, store all."""
    page.goto(f"{base}/add")
    page.locator("#files").set_input_files([str(path) for path in TOLD])
    page.get_by_role("button", name=t("add_read")).last.click()
    store = page.get_by_role("button", name=t("batch_store_all", count=2))
    store.wait_for(timeout=PATIENCE)
    store.click()
    expect(page.locator("body")).to_contain_text(t("state_stored"), timeout=PATIENCE)


def test_reading_and_searching_need_no_script(samples_address: str, new_page: NewPage) -> None:
    page = new_page(script=False)
    page.goto(samples_address)
    page.locator("#find").fill("accord")
    page.locator("#find").press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=accord"))
    page.get_by_role("main").get_by_role("link").filter(has_text="accord").first.click()
    expect(page).to_have_url(re.compile("/articles/"))
    assert page.locator("mark").count() > 0


def test_the_keyboard_alone_will_do(samples_address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{samples_address}/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none", "where the keyboard is can be seen"


@pytest.mark.parametrize("width", [390, 1280])
def test_tab_goes_through_the_review_as_one_reads_it(samples_address: str, new_page: NewPage, width: int) -> None:
    page = new_page(width=width)
    page.goto(f"{samples_address}/review")
    expect(page.locator("#meanings")).to_be_visible()
    heights = page.evaluate("""
        [...document.querySelectorAll("main :is(a, button, input, select, [tabindex='0'])")]
          .filter((each) => each.checkVisibility() && each.type !== "hidden")
          .map((each) => Math.round(each.getBoundingClientRect().top + scrollY))
    """)
    back = sum(two < one - 40 for one, two in itertools.pairwise(heights))
    # Once up, to the second column, where there is one.
    assert back == (0 if width < 1000 else 1)
