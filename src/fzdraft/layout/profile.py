"""The layout profile: every number of a page, typed (GB/T 9704-2012, 5 to 7)."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.layout.blocks import Align, Paragraph
from fzdraft.layout.described import described

POINTS_PER_MM = 72 / 25.4


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """The sheet and its margins in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def text_width(self) -> float:
        """Width of the 版心 in millimetres."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height of the 版心 in millimetres, without the page number."""
        return self.height - self.top - self.bottom


class Grid(Struct, frozen=True, forbid_unknown_fields=True):
    """Body text: size, exact line pitch and character spacing in points, and what they give.

    `script_gap` is what word processors add between a Chinese character and a
    Latin letter or digit, in points. The character spacing holds for all text.
    """

    size: float
    pitch: float
    spacing: float
    characters: int
    lines: int
    script_gap: float

    def advance(self, size: float) -> float:
        """Return the points from one Chinese character of this size to the next."""
        return size + self.spacing


class Face(Struct, frozen=True, forbid_unknown_fields=True):
    """A typeface by the name written into documents, and faces that may stand in for it.

    `style` is the name of the character style for words in this face, `family` the
    kind that a font table notes (roman, swiss, script, modern).
    """

    name: str
    style: str
    alternatives: tuple[str, ...] = ()
    family: str = "roman"


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A printed line: thickness in points, colour as RRGGBB, gap to the text above in mm."""

    thickness: float
    color: str = "000000"
    gap: float = 0.0


class Style(Struct, frozen=True, forbid_unknown_fields=True):
    """A named paragraph style; sizes in points, indents in characters, gap above in lines.

    `name` is what Word and WPS list. `pitch` is the exact line pitch (0 = the grid's),
    `outline` 1 to 4 a heading level, `rule` a rule below the paragraph. With `top` the
    ink begins that many millimetres below the top of the 版心; with `narrowest` the
    paragraph stays on one line: narrowed down to that ratio, then made smaller.
    """

    name: str
    face: str
    size: float
    pitch: float = 0.0
    align: Align = "justify"
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    outline: int = 0
    keep_next: bool = False
    color: str = "000000"
    rule: str = ""
    top: float = 0.0
    narrowest: float = 0.0


class PageNumber(Struct, frozen=True, forbid_unknown_fields=True):
    """The page number: digits between dashes, `gap` mm from the 版心 to the dash (7.5)."""

    name: str
    face: str
    size: float
    gap: float
    indent: float
    dash: str


class TableLayout(Struct, frozen=True, forbid_unknown_fields=True):
    """Tables in the body: rule, padding and least row height in points, gap below in lines."""

    rule: str
    padding: float
    row: float
    gap: float


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """A layout profile as one TOML file of resources/layouts holds it."""

    id: str
    name: str
    page: Page
    grid: Grid
    faces: dict[str, Face]
    styles: dict[str, Style]
    rules: dict[str, Rule]
    page_number: PageNumber
    table: TableLayout


def parse_profile(text: str, name: str) -> Profile:
    """Read a layout profile; raises UserError naming the file and the faulty entry."""
    return described(text, Profile, "版式", name)


def style_of(profile: Profile, paragraph: Paragraph) -> Style:
    """Return the paragraph's style with what the paragraph itself says put over it."""
    names = ("first", "left", "right", "align", "before", "keep_next")
    own = {name: getattr(paragraph, name) for name in names}
    style = profile.styles[paragraph.style]
    pitch = style.pitch or profile.grid.pitch
    return replace(style, pitch=pitch, **{k: v for k, v in own.items() if v is not None})
