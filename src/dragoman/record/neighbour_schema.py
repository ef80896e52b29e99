"""Tables of the neighbours: what the sentences of each page are about, as numbers. Empty unless somebody asks for them."""

from __future__ import annotations

from dragoman.record.columns import child_of, key, table, words

#: `places`: where each sentence stands, JSON; `vectors`: 8-bit numbers of all of them one after the other, in base64.
neighbour_page = table(
    "neighbour_page", child_of("page_id", "page.id", key=True), words("places"), words("vectors"), rowid=False
)
#: `version`: what made the vectors; without that row there are none, and pages that are read add none.
neighbour_state = table("neighbour_state", key("name"), words("value"), rowid=False)
