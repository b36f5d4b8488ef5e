import { HostObject } from "./hostObject.js";

/** An object that office.js can hold by reference: a range follows its cells where they move. */
export abstract class Kept extends HostObject {
  referenceId: string | undefined;

  override identity(): Readonly<Record<string, unknown>> {
    return this.referenceId === undefined ? {} : { _ReferenceId: this.referenceId };
  }
}
