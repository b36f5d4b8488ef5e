import { notImplemented } from "./hostError.js";

/**
 * An object of Excel as office.js addresses it. Members whose names begin with a capital letter (or with `_`) are those of
 * the wire, found by name; all others are ours.
 */
export abstract class HostObject {
  /** Its class in the metadata: "Range". */
  abstract readonly className: string;

  /** What tells the object apart when it is instantiated or read: an id, a reference. */
  identity(): Readonly<Record<string, unknown>> {
    return {};
  }

  /** How its events are addressed: by its id, or for the whole workbook. */
  eventTarget(): string {
    return "Workbook";
  }
}

/** An object that holds items of one class. */
export abstract class HostCollection extends HostObject {
  abstract items(): readonly HostObject[];

  /** The item that a program names by key, as `getItem` does. */
  item(_key: unknown): HostObject {
    return notImplemented(`${this.className}.getItem`);
  }
}
