import type { ListEvent } from "./listEvents.js";
import { continuesIn, joinWrapped } from "./wrapping.js";

/** An entry with its wrapped lines joined. `first` and `last` are the indexes of its events. */
export interface ListItem {
  readonly cells: readonly string[];
  readonly first: number;
  readonly last: number;
  readonly besideLabel: boolean;
  readonly blanksBefore: number;
}

/**
 * Joins the pieces of wrapped entries. Lines that the language leaves open are joined only where the text sets entries apart by blank lines
 * and none stands between them.
 */
export function joinItems(events: readonly ListEvent[]): readonly ListItem[] {
  const pieces = events.flatMap((event, index) => (event.kind === "item" ? [{ event, index }] : []));
  const longest = Math.max(0, ...pieces.map(({ event }) => (event.cells.at(-1) ?? "").length));
  const following = pieces.slice(1).filter(({ event }) => !event.besideLabel);
  const isSpaced = following.length > 1 && following.filter(({ event }) => event.line.blanksBefore > 0).length >= following.length * 0.6;
  const hasSentences = pieces.filter(({ event }) => /。$/u.test(event.cells.at(-1) ?? "")).length >= 2;
  const items: { cells: string[][]; first: number; last: number; besideLabel: boolean; blanksBefore: number }[] = [];
  for (const { event, index } of pieces) {
    const open = items.at(-1);
    const before = open?.cells.at(-1)?.at(-1) ?? "";
    const isOpened = /^[・•‣①-⑳⑴-⒇]|^[(（][0-9０-９]/u.test(event.line.text.trim());
    if (open && !isOpened && goesOn(before, event.cells, event.line.blanksBefore > 0 || events[index - 1]?.kind === "label", isSpaced, longest, event.besideLabel, hasSentences)) {
      addPiece(open.cells, event.cells);
      open.last = index;
      open.besideLabel ||= event.besideLabel;
    } else items.push({ cells: event.cells.map((cell) => [cell]), first: index, last: index, besideLabel: event.besideLabel, blanksBefore: event.line.blanksBefore });
  }
  return items.map((item) => ({ ...item, cells: item.cells.map(joinWrapped) }));
}

function goesOn(before: string, cells: readonly string[], isParted: boolean, isSpaced: boolean, longest: number, besideLabel: boolean, hasSentences: boolean): boolean {
  const next = cells.at(-1) ?? "";
  const link = continuesIn(before, next);
  if (link === "surely") return true;
  if (hasSentences && !/。$/u.test(before) && before.length >= longest * 0.8) return true;
  if (isParted || besideLabel || before.length < longest * 0.8) return false;
  return link === "perhaps" || (isSpaced && before.length > next.length);
}

/** A wrapped row of several texts goes on in each of its columns; one piece alone goes on in the last. */
function addPiece(cells: string[][], piece: readonly string[]): void {
  if (piece.length === cells.length) piece.forEach((text, i) => cells[i]?.push(text));
  else cells.at(-1)?.push(...piece);
}
