import { handmade, type Handmade } from "./packages.js";

/**
 * One small workbook for each thing that a clerk's file may hold and a tool may lose. Written part by part: no program at
 * hand makes most of them. A1 holds 1, B1 the text 項目; what is special stands beside them.
 */
const CELLS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>項目</t></is></c></row>';
const DATA = `<sheetData>${CELLS}</sheetData>`;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const DRAWING_NS = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const ANCHOR = "<xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>";

const sheet = (xml: string, more: Partial<Handmade> = {}, relations?: readonly (readonly [string, string])[]): Handmade =>
  ({ sheets: [{ name: "表", xml, ...(relations ? { relations } : {}) }], ...more });
const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
const rels = (type: string, target: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/${type}" Target="${target}"/></Relationships>`;
const PIXEL = Uint8Array.from(atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), (ch) => ch.charCodeAt(0));

const BOOKS: Readonly<Record<string, Handmade>> = {
  "phonetic-and-rich-text": sheet('<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row></sheetData><phoneticPr fontId="0"/>', {
    parts: { "xl/sharedStrings.xml": `<sst xmlns="${MAIN}" count="1" uniqueCount="1"><si><r><t>項</t></r><r><rPr><b/></rPr><t>目</t></r><rPh sb="0" eb="2"><t>コウモク</t></rPh><phoneticPr fontId="0"/></si></sst>` },
    relations: [["sharedStrings", "xl/sharedStrings.xml"]], contentTypes: override("xl/sharedStrings.xml", `${SHEET_TYPE}.sharedStrings+xml`),
  }),
  "shape": sheet(`${DATA}<drawing r:id="rId1"/>`, {
    parts: { "xl/drawings/drawing1.xml": `<xdr:wsDr ${DRAWING_NS}><xdr:twoCellAnchor>${ANCHOR}<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="四角形"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>承認</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>` },
    contentTypes: override("xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml"),
  }, [["drawing", "xl/drawings/drawing1.xml"]]),
  "image": sheet(`${DATA}<drawing r:id="rId1"/>`, {
    parts: {
      "xl/drawings/drawing1.xml": `<xdr:wsDr ${DRAWING_NS}><xdr:twoCellAnchor>${ANCHOR}<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="市章"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${REL}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
      "xl/drawings/_rels/drawing1.xml.rels": rels("image", "/xl/media/image1.png"), "xl/media/image1.png": PIXEL,
    },
    contentTypes: `<Default Extension="png" ContentType="image/png"/>${override("xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml")}`,
  }, [["drawing", "xl/drawings/drawing1.xml"]]),
  "chart": sheet(`${DATA}<drawing r:id="rId1"/>`, {
    parts: {
      "xl/drawings/drawing1.xml": `<xdr:wsDr ${DRAWING_NS}><xdr:twoCellAnchor>${ANCHOR}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="グラフ"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${REL}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
      "xl/drawings/_rels/drawing1.xml.rels": rels("chart", "/xl/charts/chart1.xml"),
      "xl/charts/chart1.xml": '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>表!$A$1</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>',
    },
    contentTypes: override("xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml") + override("xl/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"),
  }, [["drawing", "xl/drawings/drawing1.xml"]]),
  "pivot-and-slicer": sheet(DATA, {
    workbook: '<pivotCaches><pivotCache cacheId="1" r:id="rId2"/></pivotCaches>',
    relations: [["pivotCacheDefinition", "xl/pivotCache/pivotCacheDefinition1.xml"], ["http://schemas.microsoft.com/office/2007/relationships/slicerCache", "xl/slicerCaches/slicerCache1.xml"]],
    parts: {
      "xl/pivotCache/pivotCacheDefinition1.xml": `<pivotCacheDefinition xmlns="${MAIN}" recordCount="0"><cacheSource type="worksheet"><worksheetSource ref="A1:B1" sheet="表"/></cacheSource><cacheFields count="0"/></pivotCacheDefinition>`,
      "xl/slicerCaches/slicerCache1.xml": '<slicerCacheDefinition xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" name="スライサー" sourceName="項目"/>',
    },
    contentTypes: override("xl/pivotCache/pivotCacheDefinition1.xml", `${SHEET_TYPE}.pivotCacheDefinition+xml`) + override("xl/slicerCaches/slicerCache1.xml", "application/vnd.ms-excel.slicerCache+xml"),
  }),
  "x14-conditional-format": sheet(`${DATA}<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar" id="{00000000-000E-0000-0000-000001000000}"><x14:dataBar/></x14:cfRule><xm:sqref>A1</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`),
  "data-validation": sheet(`${DATA}<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="B1"><formula1>"項目,事業"</formula1></dataValidation></dataValidations>`),
  "threaded-comments": sheet(DATA, {
    parts: {
      "xl/threadedComments/threadedComment1.xml": '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1" dT="2024-04-01T00:00:00.00" personId="{1}" id="{2}"><text>確認</text></threadedComment></ThreadedComments>',
      "xl/persons/person.xml": '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="担当" id="{1}"/></personList>',
    },
    relations: [["http://schemas.microsoft.com/office/2017/10/relationships/person", "xl/persons/person.xml"]],
    contentTypes: override("xl/threadedComments/threadedComment1.xml", "application/vnd.ms-excel.threadedcomments+xml") + override("xl/persons/person.xml", "application/vnd.ms-excel.person+xml"),
  }, [["http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "xl/threadedComments/threadedComment1.xml"]]),
  "vba": sheet(DATA, {
    parts: { "xl/vbaProject.bin": Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4) },
    relations: [["http://schemas.microsoft.com/office/2006/relationships/vbaProject", "xl/vbaProject.bin"]], contentTypes: override("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
  }),
  "custom-xml": sheet(DATA, { parts: { "customXml/item1.xml": "<記録 xmlns='urn:example:record'>改定案</記録>" }, relations: [["customXml", "customXml/item1.xml"]] }),
  "external-link": sheet('<sheetData><row r="1"><c r="A1"><f>[1]別表!$A$1</f><v>1</v></c><c r="B1" t="inlineStr"><is><t>項目</t></is></c></row></sheetData>', {
    workbook: '<externalReferences><externalReference r:id="rId2"/></externalReferences>',
    parts: {
      "xl/externalLinks/externalLink1.xml": `<externalLink xmlns="${MAIN}"><externalBook xmlns:r="${REL}" r:id="rId1"><sheetNames><sheetName val="別表"/></sheetNames></externalBook></externalLink>`,
      "xl/externalLinks/_rels/externalLink1.xml.rels": rels("externalLinkPath", "betsu.xlsx").replace('Target="betsu.xlsx"', 'Target="betsu.xlsx" TargetMode="External"'),
    },
    relations: [["externalLink", "xl/externalLinks/externalLink1.xml"]], contentTypes: override("xl/externalLinks/externalLink1.xml", `${SHEET_TYPE}.externalLink+xml`),
  }),
  "calc-chain-and-shared-formula": sheet('<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>項目</t></is></c><c r="C1"><f t="shared" ref="C1:C2" si="0">A1+1</f><v>2</v></c></row><row r="2"><c r="A2"><v>5</v></c><c r="C2"><f t="shared" si="0"/><v>6</v></c></row></sheetData>', {
    parts: { "xl/calcChain.xml": `<calcChain xmlns="${MAIN}"><c r="C1" i="1"/><c r="C2" i="1"/></calcChain>` },
    relations: [["calcChain", "xl/calcChain.xml"]], contentTypes: override("xl/calcChain.xml", `${SHEET_TYPE}.calcChain+xml`),
  }),
  "array-formula": sheet('<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>項目</t></is></c><c r="C1"><f t="array" ref="C1:C2">A1:A2*2</f><v>2</v></c></row><row r="2"><c r="A2"><v>5</v></c><c r="C2"><v>10</v></c></row></sheetData>'),
  "strict": { ...sheet(DATA), strict: true },
  "date-1904": sheet(DATA, { before: '<workbookPr date1904="1"/>' }),
  "no-styles-no-strings": sheet(DATA),
};

export const FEATURES = Object.keys(BOOKS);

/** @example featureBook("vba") → the bytes of a workbook with a macro project */
export function featureBook(feature: string): Uint8Array {
  const book = BOOKS[feature];
  if (!book) throw new Error(`no such feature: ${feature}`);
  return handmade(book);
}
