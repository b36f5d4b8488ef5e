import { attribute, attributesAt } from "./xmlSource.js";
import { escapeAttribute } from "./xmlEscape.js";

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Changes to a source text by its offsets. They must not overlap; insertions at one place keep their order.
 * @example new Splices("abc").replace(1, 2, "X").insert(3, "!").apply() === "aXc!"
 */
export class Splices {
  private readonly list: Splice[] = [];

  constructor(readonly source: string) {}

  get isEmpty(): boolean {
    return this.list.length === 0;
  }

  replace(start: number, end: number, text: string): this {
    this.list.push({ start, end, text });
    return this;
  }

  insert(at: number, text: string): this {
    return this.replace(at, at, text);
  }

  /** Sets an attribute of the opening tag at `start`, or takes it away. */
  setAttribute(start: number, name: string, value: string | undefined): this {
    const found = attribute(this.source, start, name);
    if (value === undefined) return found ? this.replace(found.start, found.end, "") : this;
    if (found) return found.value === value ? this : this.replace(found.valueStart, found.valueEnd, escapeAttribute(value));
    const last = attributesAt(this.source, start).at(-1)?.end ?? start + (/^<[^\s/>]+/.exec(this.source.slice(start, start + 200))?.[0].length ?? 1);
    return this.insert(last, ` ${name}="${escapeAttribute(value)}"`);
  }

  apply(): string {
    const sorted = this.list.map((splice, order) => ({ ...splice, order })).sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    const pieces: string[] = [];
    let position = 0;
    for (const { start, end, text } of sorted) {
      if (start < position) throw new Error("overlapping changes of one part");
      pieces.push(this.source.slice(position, start), text);
      position = end;
    }
    pieces.push(this.source.slice(position));
    return pieces.join("");
  }
}
