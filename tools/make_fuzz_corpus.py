#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the hand-made samples of the fuzz targets of src/table into fuzz/corpus/. Run from the root of the project. What a campaign found is
beside them, named found-*, and is left alone. The zips carry a fixed date, so that a second run changes nothing."""

import io
import pathlib
import zipfile

CORPUS = pathlib.Path("fuzz/corpus")
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def put(target, name, content):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def archive(parts, encrypted=False):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    data = bytearray(out.getvalue())
    if encrypted:  # the flag alone, in the local and the central headers
        for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
            at = data.find(signature)
            while at >= 0:
                data[at + offset] |= 1
                at = data.find(signature, at + 4)
    return bytes(data)


def workbook(sheet, shared="", styles=""):
    def relation(identifier, kind, target):
        return f'<Relationship Id="{identifier}" Type="{RELATIONS}{kind}" Target="{target}"/>'

    return [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", f'<Relationships>{relation("w", "officeDocument", "xl/workbook.xml")}</Relationships>'),
        ("xl/workbook.xml", '<workbook><workbookPr date1904="1"/><sheets><sheet name="h" state="hidden" r:id="x"/>'
                            '<sheet name="Parc" r:id="s"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", "<Relationships>" + relation("s", "worksheet", "worksheets/sheet1.xml")
         + relation("t", "sharedStrings", "sharedStrings.xml") + relation("u", "styles", "/xl/styles.xml")
         + "</Relationships>"),
        ("xl/worksheets/sheet1.xml", sheet), ("xl/sharedStrings.xml", shared or "<sst/>"),
        ("xl/styles.xml", styles or "<styleSheet/>")]


SHEET = ('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>in_x0009_line</t></is></c>'
         '</row><row r="3"><c t="b"><v>1</v></c><c s="1"><v>45352.5</v></c><c t="str"><f>1</f><v>f</v></c><c t="e"><v>#N/A</v>'
         '</c><c><v>3.2000000000000002</v></c><c s="2"><v>0.25</v></c><c t="d"><v>2024-03-01T00:00:00</v></c></row>'
         '</sheetData></worksheet>')
SHARED = "<sst><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si><si><t>&#233;</t></si></sst>"
STYLES = ('<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-40C]dd/mm/yyyy\\ &quot;x&quot;;@"/></numFmts><cellXfs>'
          '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>')
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def ods(rows):
    return ("<office:document-content><office:body><office:spreadsheet><table:table table:name='Parc'>" + rows
            + "</table:table></office:spreadsheet></office:body></office:document-content>")


ROWS = ("<table:table-row><table:table-cell office:value-type='string'><text:p>a<text:s text:c='3'/>b</text:p><text:p>c</text:p>"
        "</table:table-cell><table:table-cell table:number-columns-repeated='2'/><table:table-cell office:value-type='date' "
        "office:date-value='2024-03-01T10:30:00'/><table:table-cell office:value-type='time' office:time-value='PT10H30M00S'/>"
        "</table:table-row><table:table-row table:number-rows-repeated='3'><table:table-cell office:value-type='float' "
        "office:value='1E6' table:number-columns-repeated='2'/></table:table-row>")


def csv_samples():
    texts = {
        "plain": "nom;type;prix\nPC-1;Portable;1 250,50\nPC-2;;\n", "comma": "a,b\n\"1,5\",2\n", "tab": "a\tb\r\n1\t2\r\n",
        "quotes": "\"a;\"\"b\"\"\";\"two\r\nlines\"\n\"\";\"\"\"\"\n", "stray": "Ecran 24\";1\n\"a\"b\"c;2\n;\"\n",
        "ragged": "a;b;c\n1\n1;2;3;4\n\n\r\n;\n", "returns": "a;b\r1;2\r\r\n3;4", "sep": "sep=,\r\na;b,c\r\n", "unclosed": "a;b\n1;\"2\n3;4",
        "nul": "a;b\n1;\0\n\"\0\";2\n", "long": "x" * 5000 + ";y\n", "columns": ";" * 100 + "\n", "wide": "a;\"b\";c" * 60 + "\n" * 70}
    for name, text in texts.items():
        for choice in (0x00, 0x2F):
            put("fuzz_csv", f"{name}-{choice:02x}", bytes([choice]) + text.encode())
    accents = "département;€\nÉcole;œuvre – 😀\n"
    put("fuzz_csv", "utf8-bom", b"\x00\xef\xbb\xbf" + accents.encode())
    put("fuzz_csv", "windows-1252", b"\x07" + accents.replace("😀", "").encode("cp1252"))
    put("fuzz_csv", "utf16le", b"\x03" + accents.encode("utf-16"))
    put("fuzz_csv", "utf16be", b"\x20\xfe\xff" + accents.encode("utf-16-be"))
    put("fuzz_csv", "utf16-cut", b"\x03" + accents.encode("utf-16")[:-1])
    put("fuzz_csv", "mixed", "é;é\nà\n".encode() + b"\xe9\n")


def json_samples():
    for name, text in {
            "rows": '{"total":2,"rows":[{"id":1,"model":{"name":"x"},"tags":["a","b"],"n":1.50},{"id":null,"b":true}]}',
            "array": '[{"a":1,"b":[{"c":1},{"c":2}]},{"a":-1.5e-3}]', "twice": '[{"a":1,"a":2}]', "dotted": '[{"a.b":1,"a":{"b":2}}]',
            "deep": "[" * 80 + "]" * 80, "deep-row": '[{"a":' + '{"b":' * 70 + "1" + "}" * 71 + "]", "cut": '{"rows":[{"a":"\\u00',
            "surrogates": '["\\ud83d\\ude00","\\ud83d"]', "numbers": "[1e999,-0,0.1,12345678901234567890,1e-400]", "scalar": "5",
            "not-rows": '{"rows":5,"data":[1]}', "long": '[{"a":"' + "x" * 5000 + '"}]', "more": "{} {}"}.items():
        put("fuzz_json", name, text)


def xlsx_samples():
    put("fuzz_xlsx", "sound.zip", archive(workbook(SHEET, SHARED, STYLES)))
    put("fuzz_xlsx", "bomb.zip", archive(workbook("<worksheet>" + " " * 3_000_000)))
    put("fuzz_xlsx", "out.zip", archive(workbook(SHEET) + [("../evil", "x")]))
    put("fuzz_xlsx", "locked.zip", archive(workbook(SHEET), encrypted=True))
    put("fuzz_xlsx", "entity.zip", archive(workbook(ENTITY + "<worksheet>&b;&e;</worksheet>")))
    put("fuzz_xlsx", "cut.zip", archive(workbook(SHEET))[:-30])
    put("fuzz_xlsx", "no-parts.zip", archive([("[Content_Types].xml", "<Types/>")]))
    put("fuzz_xlsx", "parts", "\f".join((SHEET, SHARED, STYLES)))
    put("fuzz_xlsx", "order", '<worksheet><sheetData><row r="2"/><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>')
    put("fuzz_xlsx", "column", '<worksheet><sheetData><row><c r="ZZZZ1"><v>1</v></c><c r="BM1"><v>1</v></c></row></sheetData></worksheet>')
    put("fuzz_xlsx", "index", '<worksheet><sheetData><row><c t="s"><v>99</v></c></row></sheetData></worksheet>\f<sst/>')


def ods_samples():
    mimetype = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    put("fuzz_ods", "sound.zip", archive([mimetype, ("content.xml", ods(ROWS)), ("META-INF/manifest.xml", "<m/>")]))
    put("fuzz_ods", "locked.zip", archive([mimetype, ("content.xml", "?"), ("META-INF/manifest.xml", "<encryption-data/>")]))
    put("fuzz_ods", "bomb.zip", archive([mimetype, ("content.xml", ods(" " * 3_000_000))]))
    put("fuzz_ods", "content", ods(ROWS))
    put("fuzz_ods", "entity", ENTITY + ods("&b;"))
    put("fuzz_ods", "columns", ods(ROWS.replace("'2'", "'999999999999999999999'")))
    put("fuzz_ods", "rows", ods(ROWS.replace("'3'", "'9223372036854775807'")))
    put("fuzz_ods", "blanks", ods(ROWS.replace("text:c='3'", "text:c='4000000000'")))
    put("fuzz_ods", "deep", ods("<table:table-row><table:table-cell><text:p>" + "<text:span>" * 100))
    put("fuzz_ods", "note", ods("<table:table-row><table:table-cell><office:annotation><text:p>n</text:p></office:annotation>"
                                "<table:table table:name='in'/><text:p>x</text:p></table:table-cell></table:table-row>"))


if __name__ == "__main__":
    csv_samples()
    json_samples()
    xlsx_samples()
    ods_samples()
