import { PLAIN_STYLE, type CellStyle } from "../../core/grid/grid.js";
import { builtInFormat } from "./numberFormats.js";
import { CLOSE, END, OPEN, type XmlScanner } from "../xmlScanner.js";

/** Excel allows 65,490 formats; a list far beyond is no style sheet. */
const MAX_CHILDREN = 200_000;

type Edges = Pick<CellStyle, "borderTop" | "borderBottom" | "borderLeft" | "borderRight">;

const NO_EDGES: Edges = { borderTop: false, borderBottom: false, borderLeft: false, borderRight: false };

/** Strict files say `start` and `end` for left and right. */
const EDGE_NAMES: ReadonlyMap<string, keyof Edges> = new Map([
  ["top", "borderTop"], ["bottom", "borderBottom"], ["left", "borderLeft"], ["start", "borderLeft"], ["right", "borderRight"], ["end", "borderRight"],
]);

/**
 * The styles of xl/styles.xml by the number that a cell's `s` gives. Formats that look alike to us share one object.
 * @example `<cellXfs><xf numFmtId="0"/><xf numFmtId="3"/></cellXfs>` → [PLAIN_STYLE, { ...PLAIN_STYLE, numberFormat: "#,##0" }]
 */
export function readStyles(scanner: XmlScanner): readonly CellStyle[] {
  const formats = new Map<number, string>();
  const bold: boolean[] = [];
  const filled: boolean[] = [];
  const edges: Edges[] = [];
  const styles: CellStyle[] = [];
  const known = new Map([[keyOf(PLAIN_STYLE), PLAIN_STYLE]]);

  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event !== OPEN || scanner.depth !== 2) continue;
    if (scanner.name === "numFmts") forEachChild(scanner, () => formats.set(scanner.intAttribute("numFmtId"), scanner.attribute("formatCode") ?? "General"));
    else if (scanner.name === "fonts") forEachChild(scanner, () => bold.push(readBold(scanner)));
    else if (scanner.name === "fills") forEachChild(scanner, () => filled.push(readFilled(scanner)));
    else if (scanner.name === "borders") forEachChild(scanner, () => edges.push(readEdges(scanner)));
    else if (scanner.name === "cellXfs") forEachChild(scanner, () => styles.push(readFormat()));
    else scanner.skip();
  }
  return styles;

  function readFormat(): CellStyle {
    const formatId = scanner.intAttribute("numFmtId");
    const style: CellStyle = {
      numberFormat: formats.get(formatId) ?? builtInFormat(formatId),
      bold: bold[scanner.intAttribute("fontId")] ?? false,
      filled: filled[scanner.intAttribute("fillId")] ?? false,
      ...(edges[scanner.intAttribute("borderId")] ?? NO_EDGES),
      ...readAlignment(scanner),
    };
    const key = keyOf(style);
    const shared = known.get(key) ?? style;
    known.set(key, shared);
    return shared;
  }
}

/** Calls `visit` at the OPEN of every child of the element that is open now, and goes on to the element's CLOSE. */
function forEachChild(scanner: XmlScanner, visit: () => void): void {
  const { depth } = scanner;
  let count = 0;
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event === CLOSE && scanner.depth < depth) return;
    if (event !== OPEN) continue;
    if (++count > MAX_CHILDREN) scanner.isDamaged = true;
    const childDepth = scanner.depth;
    visit();
    while (scanner.depth >= childDepth && scanner.next() !== END);
  }
}

function readBold(scanner: XmlScanner): boolean {
  let isBold = false;
  forEachChild(scanner, () => {
    if (scanner.name === "b") isBold = scanner.attribute("val") === undefined || scanner.flagAttribute("val");
  });
  return isBold;
}

function readFilled(scanner: XmlScanner): boolean {
  let isFilled = false;
  forEachChild(scanner, () => {
    if (scanner.name === "patternFill") isFilled = (scanner.attribute("patternType") ?? "none") !== "none";
    else if (scanner.name === "gradientFill") isFilled = true;
  });
  return isFilled;
}

function readEdges(scanner: XmlScanner): Edges {
  const found: { -readonly [K in keyof Edges]: boolean } = { ...NO_EDGES };
  forEachChild(scanner, () => {
    const edge = EDGE_NAMES.get(scanner.name);
    if (edge) found[edge] = (scanner.attribute("style") ?? "none") !== "none";
  });
  return found;
}

function readAlignment(scanner: XmlScanner): Pick<CellStyle, "indent" | "horizontal"> {
  let alignment = { indent: PLAIN_STYLE.indent, horizontal: PLAIN_STYLE.horizontal };
  forEachChild(scanner, () => {
    if (scanner.name !== "alignment") return;
    const indent = scanner.intAttribute("indent");
    alignment = { indent: Number.isNaN(indent) ? 0 : indent, horizontal: scanner.attribute("horizontal") ?? PLAIN_STYLE.horizontal };
  });
  return alignment;
}

function keyOf(style: CellStyle): string {
  return [style.numberFormat, style.horizontal, style.indent, style.bold, style.filled, style.borderTop, style.borderBottom, style.borderLeft, style.borderRight].join("\u0000");
}
