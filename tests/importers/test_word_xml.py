"""Word documents that are one XML file: flat OPC, and WordprocessingML of Word 2003."""

from tests.importers.word import NAMESPACES, paragraph

from fzdraft.importers.table import kind_of, read, reading_of

FLAT = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    '<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>'
    f"<w:document {NAMESPACES}><w:body>{paragraph('报告')}</w:body></w:document>"
    '</pkg:xmlData></pkg:part><pkg:part pkg:name="/word/media/a.png">'
    "<pkg:binaryData>AAAA</pkg:binaryData></pkg:part></pkg:package>"
)
OLD = """<?xml version="1.0"?><?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"
 xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"
 xmlns:aml="http://schemas.microsoft.com/aml/2001/core">
<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/>
<w:lvlText w:val="%1、"/></w:lvl></w:listDef>
<w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists>
<w:body><wx:sect>
<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr></w:pPr>
<w:r><w:t>成效</w:t></w:r></w:p>
<w:p><w:pPr><w:listPr><wx:t wx:val="（一）"/></w:listPr></w:pPr><w:r><w:t>学习</w:t></w:r></w:p>
<w:p><w:r><w:t>受理</w:t></w:r>
<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>127</w:delText></w:r>
</aml:content></aml:annotation>
<aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t>145</w:t></w:r></aml:content>
</aml:annotation><w:r><w:t>件</w:t><w:footnote><w:p><w:r><w:t>据年鉴</w:t></w:r></w:p></w:footnote></w:r>
<aml:annotation w:type="Word.Comment"><aml:content><w:p><w:r><w:t>核一下</w:t></w:r></w:p>
</aml:content></aml:annotation></w:p>
</wx:sect></w:body></w:wordDocument>"""


def test_a_flat_package_is_read():
    assert "word_xml" == kind_of(FLAT.encode(), "a.xml")
    assert ["报告"] == [line.text for line in reading_of(FLAT.encode(), "a.xml").lines]


def test_a_document_of_word_2003_is_read_with_numbers_changes_and_notes():
    reading = reading_of(OLD.encode(), "a.doc")
    assert ["一、成效", "（一）学习", "受理145件"] == [line.text for line in reading.lines]
    assert ("脚注：据年鉴", "批注：核一下") == reading.notes
    assert ["tracked", "footnote", "comment"] == [code for code, _ in reading.losses]


def test_a_document_of_word_2003_in_utf_16_is_read():
    data = OLD.replace('version="1.0"', 'version="1.0" encoding="UTF-16"', 1).encode("utf-16")
    assert ["成效"] == [section.heading.plain for section in read(data, "a.xml").report.sections]
