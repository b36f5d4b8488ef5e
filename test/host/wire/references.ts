import type { HostObject } from "./hostObject.js";
import { Kept } from "./kept.js";

/** The objects that office.js holds over several batches, by the id that it was given for each. */
export class References {
  private readonly objects = new Map<string, HostObject>();
  private count = 0;

  keep(object: HostObject): void {
    if (!(object instanceof Kept) || object.referenceId !== undefined) return;
    this.count++;
    object.referenceId = `{${String(this.count).padStart(8, "0")}}`;
    this.objects.set(object.referenceId, object);
  }

  get(id: string): HostObject | undefined {
    return this.objects.get(id);
  }

  release(id: string): void {
    const object = this.objects.get(id);
    if (object instanceof Kept) object.referenceId = undefined;
    this.objects.delete(id);
  }

  releaseAll(): void {
    for (const id of [...this.objects.keys()]) this.release(id);
  }

  all(): Iterable<HostObject> {
    return this.objects.values();
  }
}
