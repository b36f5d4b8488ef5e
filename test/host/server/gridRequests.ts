import { columnLetters } from "../../../src/core/grid/address.js";
import type { EmulatedExcel } from "../emulatedExcel.js";
import { UserHands } from "../session/userHands.js";
import { activate } from "../session/selection.js";

/** What the page that stands for Excel asks of the user's hands. */
type GridAct =
  | { readonly act: "type"; readonly address: string; readonly text: string }
  | { readonly act: "select"; readonly address: string }
  | { readonly act: "activate"; readonly sheet: string }
  | { readonly act: "press"; readonly functionName: string };

/** As many rows and columns as the page draws. */
const ROWS = 60;
const COLUMNS = 20;

export interface GridView {
  readonly sheets: readonly string[];
  readonly active: string;
  readonly selection: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
  readonly columns: readonly string[];
  readonly rows: readonly (readonly { readonly text: string; readonly formula: string; readonly fill: string | null; readonly bold: boolean }[])[];
}

/** Does what the user did, and tells what is seen after it. */
export function answerGrid(host: EmulatedExcel, body: unknown): GridView {
  const { session } = host;
  const hands = new UserHands(session, host);
  const act = body as GridAct | undefined; // the page's script writes it
  switch (act?.act) {
    case "type": hands.type(act.address, act.text); break;
    case "select": hands.select(act.address); break;
    case "activate": {
      const sheet = session.book.sheet(act.sheet);
      if (sheet) session.asUser(() => activate(session, sheet));
      host.deliver();
      break;
    }
    case "press": host.invokeCommand(act.functionName); break;
    case undefined: break;
  }
  const sheet = session.book.activeSheet;
  const used = sheet.usedRange();
  const [rows, columns] = [Math.min(400, Math.max(ROWS, (used?.bottom ?? 0) + 5)), Math.min(100, Math.max(COLUMNS, (used?.right ?? 0) + 3))];
  return {
    sheets: session.book.sheets.filter(({ visibility }) => visibility === "visible").map(({ name }) => name),
    active: sheet.name,
    selection: sheet.selection,
    columns: Array.from({ length: columns }, (_, i) => columnLetters(i)),
    rows: Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_unused, c) => {
      const format = sheet.format(r, c);
      const formula = sheet.formula(r, c);
      return { text: sheet.text(r, c), formula: formula === undefined ? "" : `=${formula}`, fill: format.fill === undefined ? null : `#${format.fill}`, bold: format.bold };
    })),
  };
}
