"""The parts of a .docx beside its text: styles, settings, fonts, footers, section."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from fzdraft.exporters.ooxml import NAMESPACE, PREFIX, mm, style_paragraph_xml, twips
from fzdraft.layout.profile import Face, PageNumber, Profile, Style

# height of the dash above the bottom of a line of 1.2 sizes, in sizes (read at 300 dpi)
_DASH = 0.6
_LINE = 1.2
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="Default">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name '
    'w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" '
    'w:type="dxa"/></w:tblPr></w:style>'
)


def styles_xml(profile: Profile) -> str:
    """Return styles.xml: defaults, heading levels, one style per profile style and face."""
    headings = "".join(_heading(level) for level in range(1, 5))
    named = "".join(_style(profile, key, style) for key, style in profile.styles.items())
    faces = "".join(_face_style(key, face) for key, face in profile.faces.items())
    number = _page_number_style(profile)
    return (
        f"<w:styles {NAMESPACE}>{_defaults(profile)}{_NORMAL}{headings}{named}{faces}{number}"
        "</w:styles>"
    )


def _defaults(profile: Profile) -> str:
    """Write the document defaults.

    overflowPunct 1 is Word's own default (marks may hang) and is written because
    LibreOffice 7.4 takes it for the opposite: there, marks that hang in a justified line
    with narrowed characters are not drawn at all.
    """
    grid, body = profile.grid, profile.faces[profile.styles["body"].face]
    size = round(grid.size * 2)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(body)}"
        f'<w:spacing w:val="{twips(grid.spacing)}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/>'
        '<w:overflowPunct w:val="1"/>'
        f'<w:spacing w:line="{twips(grid.pitch)}" w:lineRule="exact"/><w:jc w:val="both"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _fonts(face: Face) -> str:
    """Name one face for every script, so that no theme font and no Latin default comes in."""
    name = quoteattr(face.name)
    return f"<w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>"


def _heading(level: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    )


def _style(profile: Profile, key: str, style: Style) -> str:
    base = f"Heading{style.outline}" if style.outline else "Normal"
    following = f'<w:next w:val="{PREFIX}body"/>' if style.outline else ""
    color = f'<w:color w:val="{style.color}"/>' if style.color != "000000" else ""
    size = round(style.size * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{PREFIX}{key}">'
        f'<w:name w:val={quoteattr(style.name)}/><w:basedOn w:val="{base}"/>{following}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>{style_paragraph_xml(profile, style)}<w:rPr>'
        f'{_fonts(profile.faces[style.face])}{color}<w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _face_style(key: str, face: Face) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{PREFIX}Face{key}">'
        f'<w:name w:val={quoteattr(face.style)}/><w:basedOn w:val="Default"/>'
        f'<w:uiPriority w:val="2"/><w:qFormat/><w:rPr>{_fonts(face)}</w:rPr></w:style>'
    )


def _page_number_style(profile: Profile) -> str:
    number = profile.page_number
    size = round(number.size * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{PREFIX}page">'
        f'<w:name w:val={quoteattr(number.name)}/><w:basedOn w:val="Normal"/><w:pPr>'
        f'<w:spacing w:line="{twips(number.size * _LINE)}" w:lineRule="exact"/></w:pPr><w:rPr>'
        f'{_fonts(profile.faces[number.face])}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        "</w:rPr></w:style>"
    )


def footer_xml(profile: Profile, *, even: bool) -> str:
    """Return a footer: — 1 — at the right of odd pages, at the left of even ones (7.5)."""
    number = profile.page_number
    indent = twips(number.indent * profile.grid.advance(number.size))
    side, align = ("left", "left") if even else ("right", "right")
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    return (
        f'<w:ftr {NAMESPACE}><w:p><w:pPr><w:pStyle w:val="{PREFIX}page"/>'
        f'<w:ind w:{side}="{indent}"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r>{hint}<w:t xml:space="preserve">{number.dash} </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        f'<w:r>{hint}<w:t xml:space="preserve"> {number.dash}</w:t></w:r></w:p></w:ftr>'
    )


def section_xml(profile: Profile, footers: dict[str, str]) -> str:
    """Return w:sectPr; `footers` maps default and even to relationship ids."""
    page = profile.page
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{rid}"/>' for kind, rid in footers.items()
    )
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        f'<w:sectPr {NAMESPACE} xmlns:r="{relations}">{references}'
        f'<w:pgSz w:w="{mm(page.width)}" w:h="{mm(page.height)}"/>'
        f'<w:pgMar w:top="{mm(page.top)}" w:right="{mm(page.right)}" w:bottom="{mm(page.bottom)}"'
        f' w:left="{mm(page.left)}" w:header="{mm(page.top / 2)}"'
        f' w:footer="{_footer_distance(page.bottom, profile.page_number)}" w:gutter="0"/>'
        "</w:sectPr>"
    )


def _footer_distance(bottom: float, number: PageNumber) -> int:
    """Return the distance from sheet to footer that puts the dash `gap` mm below the 版心."""
    return mm(bottom - number.gap) - twips(_DASH * number.size)


def settings_xml() -> str:
    """Return settings.xml: odd and even footers, no squeezed punctuation, Word 2013 layout."""
    mode = "http://schemas.microsoft.com/office/word"
    return (
        f"<w:settings {NAMESPACE}><w:evenAndOddHeaders/><w:characterSpacingControl "
        'w:val="doNotCompress"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>'
        f'<w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="{mode}" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        "</w:settings>"
    )


def fonts_xml(profile: Profile) -> str:
    """Return fontTable.xml with every face and what may stand in for it."""
    fonts = "".join(
        f"<w:font w:name={quoteattr(face.name)}>"
        f"<w:altName w:val={quoteattr(','.join(face.alternatives))}/>"
        f'<w:charset w:val="86"/><w:family w:val="{face.family}"/><w:pitch w:val="default"/>'
        "</w:font>"
        for face in profile.faces.values()
    )
    return f"<w:fonts {NAMESPACE}>{fonts}</w:fonts>"
