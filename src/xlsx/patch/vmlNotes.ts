import { MAX_COLUMNS, type CellAddress } from "../../core/grid/address.js";

/**
 * The boxes of notes: VML, which Excel reads beside the comments part. Excel's own VML is not always well-formed XML,
 * so it is changed as text, and only whole shapes are put in or taken out.
 */

const HEAD = '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">';
const SHAPE_TYPE = '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
const SHAPE = /<v:shape\s[\s\S]*?<\/v:shape>/g;

/** `number` is the drawing's own: Excel counts shapes in steps of 1024 for each. */
export function newVml(number: number): string {
  return `${HEAD}<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${String(number)}"/></o:shapelayout>${SHAPE_TYPE}</xml>`;
}

/** Undefined where the part is no drawing that can be added to. */
export function addNoteShape(vml: string, at: CellAddress, text: string): string | undefined {
  const end = vml.lastIndexOf("</xml>");
  if (end < 0) return undefined;
  const base = Number(/<o:idmap[^>]*\sdata="(\d+)/.exec(vml)?.[1] ?? 1) * 1024;
  const ids = [...vml.matchAll(/_x0000_s(\d+)"/g)].map(([, id]) => Number(id));
  const type = vml.includes('id="_x0000_t202"') ? "" : SHAPE_TYPE;
  return vml.slice(0, end) + type + shapeXml(Math.max(base, ...ids) + 1, at, text) + vml.slice(end);
}

export function removeNoteShape(vml: string, at: CellAddress): string {
  return vml.replace(SHAPE, (shape) => (isNoteAt(shape, at) ? "" : shape));
}

export function hasShapes(vml: string): boolean {
  return /<v:(?:shape|rect|oval|line|group|roundrect|polyline|image)[\s>]/.test(vml);
}

/** The notes' cells, moved; a note whose cell is gone goes too. Other shapes keep their anchors. */
export function moveNoteShapes(vml: string, move: (at: CellAddress) => CellAddress | undefined): string {
  return vml.replace(SHAPE, (shape) => {
    const at = noteCell(shape);
    if (!at) return shape;
    const moved = move(at);
    if (!moved) return "";
    const [rows, columns] = [moved.rowIndex - at.rowIndex, moved.columnIndex - at.columnIndex];
    return shape
      .replace(/(<x:Row>)\s*\d+\s*(<)/, `$1${String(moved.rowIndex)}$2`)
      .replace(/(<x:Column>)\s*\d+\s*(<)/, `$1${String(moved.columnIndex)}$2`)
      .replace(/(<x:Anchor>)([^<]*)(<)/, (_, open: string, anchor: string, close: string) => open + moveAnchor(anchor, rows, columns) + close);
  });
}

/** Left column and offset, top row and offset, right column and offset, bottom row and offset. */
function moveAnchor(anchor: string, rows: number, columns: number): string {
  const numbers = anchor.split(",").map((piece) => Number(piece.trim()));
  if (numbers.length !== 8) return anchor;
  const by = [columns, 0, rows, 0, columns, 0, rows, 0];
  return numbers.map((value, i) => Math.max(0, value + (by[i] ?? 0))).join(", ");
}

function isNoteAt(shape: string, at: CellAddress): boolean {
  const cell = noteCell(shape);
  return cell?.rowIndex === at.rowIndex && cell.columnIndex === at.columnIndex;
}

function noteCell(shape: string): CellAddress | undefined {
  if (!/ObjectType=["']Note["']/.test(shape)) return undefined;
  const row = /<x:Row>\s*(\d+)\s*</.exec(shape)?.[1];
  const column = /<x:Column>\s*(\d+)\s*</.exec(shape)?.[1];
  return row === undefined || column === undefined ? undefined : { rowIndex: Number(row), columnIndex: Number(column) };
}

function shapeXml(id: number, { rowIndex, columnIndex }: CellAddress, text: string): string {
  const left = columnIndex + 4 < MAX_COLUMNS ? columnIndex + 1 : columnIndex - 4;
  const top = Math.max(0, rowIndex - 1);
  const lines = text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 14), 0);
  const anchor = [left, 15, top, 2, left + 3, 15, top + Math.min(20, Math.max(3, lines + 1)), 4].join(", ");
  return `<v:shape id="_x0000_s${String(id)}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${String(rowIndex)}</x:Row><x:Column>${String(columnIndex)}</x:Column></x:ClientData></v:shape>`;
}
