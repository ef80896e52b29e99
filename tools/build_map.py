"""Build the outlines of the states for the workbench's map from Natural Earth.

    python tools/build_map.py PACKAGE

PACKAGE is the unpacked folder of the npm package world-atlas 2.0.2 (Michael Bostock; ISC), which holds Natural Earth 4.1
(public domain) as TopoJSON. Outlines are those at 1:110 million; states too small for that scale become dots, placed by the
larger scales. The projection is Equal Earth (Bojan Šavrič, Tom Patterson, Bernhard Jenny, "The Equal Earth map projection",
2018), so that areas compare. Natural Earth draws borders as they are held, not as they are claimed; areas that the codebook
has no state for are drawn as land of no party. Writes src/dragoman/web/data/world.json.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.codebook import UnknownParty, load_parties

TARGET = Path(__file__).resolve().parents[1] / "src" / "dragoman" / "web" / "data" / "world.json"
WIDTH = 2000
#: Coefficients of the projection.
A = (1.340264, -0.081106, 0.000893, 0.003796)
ROOT3 = math.sqrt(3)
#: What Natural Earth shortens, by the state meant.
SHORT = {
    "Antigua and Barb.": "AG", "Bosnia and Herz.": "BA", "Central African Rep.": "CF", "Congo": "CG", "Dem. Rep. Congo": "CD",
    "Dominican Rep.": "DO", "Eq. Guinea": "GQ", "Marshall Is.": "MH", "S. Sudan": "SS", "Solomon Is.": "SB",
    "Somaliland": "SO", "St. Vin. and Gren.": "VC", "N. Cyprus": "CY",
}  # fmt: skip
LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}
#: A state whose outline is smaller than this (square units of the drawing) gets a dot as well, to be seen and pressed.
TINY = 40.0
Point = tuple[float, float]


def project(point: Point) -> Point:
    """Degrees of longitude and latitude onto the plane, in units of the sphere's radius."""
    lam, phi = math.radians(point[0]), math.radians(point[1])
    t = math.asin(ROOT3 / 2 * math.sin(phi))
    t2, t6 = t * t, t**6
    x = 2 * ROOT3 * lam * math.cos(t) / (3 * (9 * A[3] * t**8 + 7 * A[2] * t6 + 3 * A[1] * t2 + A[0]))
    return x, t * (A[3] * t**8 + A[2] * t6 + A[1] * t2 + A[0])


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """All arcs, from quantised steps to degrees."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[Point] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * kx + dx, y * ky + dy))
        found.append(line)
    return found


def rings(geometry: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """The rings of a shape. A negative number means an arc the other way round."""
    shapes = geometry.get("arcs", [])
    for polygon in shapes if geometry["type"] == "MultiPolygon" else [shapes]:
        for ring in polygon:
            points: list[Point] = []
            for number in ring:
                line = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += line[1:] if points else line
            yield unwound(points)


def unwound(points: list[Point]) -> list[Point]:
    """A ring over the 180th meridian goes on beyond it, so that no line is drawn back across the world."""
    found = [points[0]]
    for x, y in points[1:]:
        turns = round((found[-1][0] - x) / 360)
        found.append((x + 360 * turns, y))
    # Most of it belongs on the map's own side; what is nearly evenly cut goes to the east.
    middle = sum(x for x, _ in found) / len(found)
    shift = -360 if middle > 190 else 360 if middle < -170 and max(x for x, _ in found) > -175 > min(x for x, _ in found) else 0
    return [(x + shift, y) for x, y in found]


def area(points: list[Point]) -> float:
    """The signed area of a ring."""
    ahead = points[1:] + points[:1]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, ahead, strict=True)) / 2


def drawn(points: list[Point], scale: float, top: float) -> list[tuple[int, int]]:
    """A ring in whole units of the drawing, without points that fall together."""
    found: list[tuple[int, int]] = []
    for x, y in map(project, points):
        here = (round(WIDTH / 2 + x * scale), round((top - y) * scale))
        if not found or found[-1] != here:
            found.append(here)
    return found


def path(points: list[tuple[int, int]]) -> str:
    """A closed path in relative steps."""
    (x, y), *rest = points[:-1] if points[0] == points[-1] else points
    steps = []
    last = (x, y)
    for here in rest:
        steps.append(f"{here[0] - last[0]},{here[1] - last[1]}")
        last = here
    return f"M{x},{y}l{' '.join(steps)}z".replace(",-", "-").replace(" -", "-")


def code_of(name: str) -> str | None:
    """The state that a shape belongs to."""
    if name in SHORT:
        return SHORT[name]
    try:
        code = load_parties().lookup(name)
    except UnknownParty:
        return None
    return code if load_parties().is_state(code) else None


def main(package: Path) -> None:
    """Build the file."""
    scale = WIDTH / 2 / project((180, 0))[0]
    top = project((0, 84))[1]
    bottom = project((0, -58))[1]
    shapes: dict[str, str] = {}
    tiny: set[str] = set()
    land = ""
    large = json.loads((package / "countries-110m.json").read_text(encoding="utf-8"))
    lines = arcs_of(large)
    for geometry in large["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if name in LEFT_OUT:
            continue
        found = [ring for ring in (drawn(points, scale, top) for points in rings(geometry, lines)) if len(ring) > 3]
        outline = "".join(map(path, found))
        code = code_of(name)
        if code is None:
            land += outline
            continue
        shapes[code] = shapes.get(code, "") + outline
        if sum(abs(area([(float(x), float(y)) for x, y in ring])) for ring in found) < TINY:
            tiny.add(code)
    wanted = {state.code for state in load_parties().states} - set(shapes) | tiny
    dots: dict[str, tuple[int, int]] = {}
    for size in ("50m", "10m"):
        detailed = json.loads((package / f"countries-{size}.json").read_text(encoding="utf-8"))
        lines = arcs_of(detailed)
        for geometry in detailed["objects"]["countries"]["geometries"]:
            code = code_of(geometry["properties"]["name"])
            if code in wanted and code not in dots and geometry["type"] is not None:
                largest = max(rings(geometry, lines), key=lambda ring: abs(area(ring)))
                middle = (sum(x for x, _ in largest) / len(largest), sum(y for _, y in largest) / len(largest))
                x, y = project(middle)
                dots[code] = (round(WIDTH / 2 + x * scale), round((top - y) * scale))
    missing = wanted - set(dots)
    if missing:
        raise SystemExit(f"no place for {', '.join(sorted(missing))}")
    data = {
        "source": "Natural Earth 4.1 (public domain) by way of world-atlas 2.0.2 (Michael Bostock, ISC); Equal Earth",
        "width": WIDTH, "height": round((top - bottom) * scale),
        "states": dict(sorted(shapes.items())), "dots": dict(sorted(dots.items())), "land": land,
    }  # fmt: skip
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(data, separators=(",", ":")).replace('","', '",\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
