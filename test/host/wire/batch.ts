import { callMethod, classOf, memberName, readMember, setMember } from "./dispatch.js";
import { HostError, notImplemented, refuse } from "./hostError.js";
import { HostCollection, HostObject } from "./hostObject.js";
import { ActionType, PathType, type ArgumentInfo, type RequestAction, type RequestBody, type ResponseBody } from "./messages.js";
import { answerQuery, inProgramSpelling } from "./query.js";
import type { References } from "./references.js";
import type { RequirementSets } from "./requirementSets.js";

/** What a batch runs on. */
export interface BatchHost {
  readonly root: HostObject;
  readonly references: References;
  readonly sets: RequirementSets;
  /** Services that a program makes by name, such as that of the shared runtime. */
  newObject(name: string): HostObject | undefined;
  /** Called before an action that may change something. */
  beforeWrite(): void;
  /** `_RegisterDataChangedEvent` and its like: the object's events are wanted, or no longer. */
  onRegistration(object: HostObject, method: string): void;
  /** Called when the host itself is at fault, so that a test fails with the cause. */
  onBug(error: unknown): void;
}

/** Runs one batch. An action that fails ends it; what the actions before it did stays done, as in Excel. */
export async function runBatch(host: BatchHost, body: RequestBody): Promise<ResponseBody> {
  return new Batch(host, body).run();
}

class Batch {
  private readonly objects = new Map<number, HostObject | null>();
  private location = "";

  constructor(private readonly host: BatchHost, private readonly body: RequestBody) {}

  async run(): Promise<ResponseBody> {
    const response: ResponseBody = { Results: [], TraceIds: [] };
    let index = 0;
    try {
      for (; index < this.body.Actions.length; index++) {
        const action = this.body.Actions[index];
        if (action) await this.act(action, response);
      }
    } catch (error) {
      const { code, message } = error instanceof HostError ? error : this.asBug(error);
      response.Error = { Code: code, Message: message, Location: this.location, ActionIndex: index };
    }
    return response;
  }

  private asBug(error: unknown): HostError {
    this.host.onBug(error);
    return new HostError("GeneralException");
  }

  private async act(action: RequestAction, response: ResponseBody): Promise<void> {
    const reply = (value: unknown): void => void response.Results.push({ ActionId: action.Id, Value: value });
    if (action.ActionType === ActionType.trace) {
      response.TraceIds.push(action.Id);
      return reply(null);
    }
    const object = await this.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionType.instantiate: return reply(object && object.identity());
      case ActionType.query: return reply(object && answerQuery(object, this.at(object, action), this.host.sets));
      case ActionType.method: return reply(object === null ? null : (await this.call(object, action.Name, action.ArgumentInfo, true)) ?? null);
      case ActionType.setProperty: return this.set(object, action.Name, (await this.args(action.ArgumentInfo))[0]);
      case ActionType.update: return this.update(object, action.ObjectState ?? {});
      case ActionType.queryAsJson:
        return reply(object && inProgramSpelling(object.className, answerQuery(object, this.at(object, action), this.host.sets)));
      case ActionType.recursiveQuery: {
        const query = action.RecursiveQueryInfo?.Queries[object?.className ?? ""] ?? { Select: ["*"] };
        return reply(object && answerQuery(object, query, this.host.sets));
      }
      case ActionType.ensureUnchanged: return this.ensureUnchanged(object, action.ObjectState ?? {});
      default: notImplemented(`action type ${action.ActionType}`);
    }
  }

  private at(object: HostObject, action: RequestAction): NonNullable<RequestAction["QueryInfo"]> {
    const [first] = action.QueryInfo?.Select ?? [];
    this.location = first === undefined || first === "*" ? object.className : `${object.className}.${first}`;
    return action.QueryInfo ?? {};
  }

  private async resolve(id: number): Promise<HostObject | null> {
    const known = this.objects.get(id);
    if (known !== undefined) return known;
    const object = await this.make(id);
    this.objects.set(id, object);
    return object;
  }

  private async make(id: number): Promise<HostObject | null> {
    const path = this.body.ObjectPaths[id] ?? refuse("InvalidObjectPath");
    const parent = path.ParentObjectPathId ? await this.resolve(path.ParentObjectPathId) : undefined;
    if (parent === null) return null; // what is asked of nothing is nothing
    switch (path.ObjectPathType) {
      case PathType.global: return this.host.root;
      case PathType.newObject: return this.host.newObject(path.Name) ?? notImplemented(path.Name);
      case PathType.method: return asObject(await this.call(parent ?? refuse("InvalidObjectPath"), path.Name, path.ArgumentInfo, false));
      case PathType.property: {
        const owner = parent ?? refuse("InvalidObjectPath");
        const navigation = classOf(owner).navigations.get(path.Name) ?? refuse("ApiNotFound");
        this.location = memberName(owner, navigation);
        return asObject(readMember(owner, path.Name, navigation, this.host.sets));
      }
      case PathType.indexer: {
        if (!(parent instanceof HostCollection)) return refuse("InvalidObjectPath");
        this.location = `${parent.className}.getItem`;
        return parent.item((await this.args(path.ArgumentInfo))[0]);
      }
      case PathType.referenceId: return this.host.references.get(path.Name) ?? refuse("InvalidObjectPath");
      case PathType.nullObject: return null;
      default: return refuse("InvalidObjectPath");
    }
  }

  /** A method that makes an object (`add`) writes even where office.js lists it as a path. */
  private async call(object: HostObject, name: string, info: ArgumentInfo | undefined, isAction: boolean): Promise<unknown> {
    const method = classOf(object).methods.get(name);
    this.location = method ? memberName(object, method) : object.className;
    const args = await this.args(info);
    if (name === "_KeepReference") {
      this.host.references.keep(object);
      return undefined;
    }
    if (/^_(Un)?[Rr]egister/.test(name)) {
      this.host.onRegistration(object, name);
      return undefined;
    }
    if (method && !method.isRead && !name.startsWith("_")) this.host.beforeWrite();
    const result = await callMethod(object, name, args, this.host.sets);
    return isAction && result instanceof HostObject ? undefined : result;
  }

  private set(object: HostObject | null, name: string, value: unknown): void {
    if (object === null) return refuse("InvalidObjectPath");
    const scalar = classOf(object).scalars.get(name);
    this.location = `${object.className}.${scalar?.name ?? name}`;
    this.host.beforeWrite();
    setMember(object, name, value, this.host.sets);
  }

  /** `set({ … })` in one go: names are in the program's spelling. */
  private update(object: HostObject | null, state: Readonly<Record<string, unknown>>): void {
    if (object === null) return refuse("InvalidObjectPath");
    for (const [name, value] of Object.entries(state)) {
      const wire = [...classOf(object).scalars].find(([key, scalar]) => scalar.name === name || key === name)?.[0];
      this.set(object, wire ?? refuse("InvalidArgument"), value);
    }
  }

  private ensureUnchanged(object: HostObject | null, expected: Readonly<Record<string, unknown>>): void {
    if (object === null) return refuse("InvalidObjectPath");
    const now = inProgramSpelling(object.className, answerQuery(object, { Select: Object.keys(expected) }, this.host.sets));
    for (const [name, value] of Object.entries(expected)) {
      if (JSON.stringify(now[name]) !== JSON.stringify(value)) refuse("Conflict");
    }
  }

  private async args(info: ArgumentInfo | undefined): Promise<unknown[]> {
    const references = info?.ReferencedObjectPathIds ?? [];
    const found: unknown[] = [];
    for (const [i, argument] of (info?.Arguments ?? []).entries()) found.push(await this.argument(argument, references[i]));
    return found;
  }

  private async argument(value: unknown, reference: unknown): Promise<unknown> {
    if (typeof reference === "number" && reference > 0) return this.resolve(reference);
    if (Array.isArray(value)) {
      if (!Array.isArray(reference)) return value.some(mayHoldObject) ? Promise.all(value.map((item) => this.argument(item, 0))) : value;
      return Promise.all(value.map((item, i) => this.argument(item, (reference as unknown[])[i])));
    }
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const id = entries.find(([name]) => name === "_ObjectPathId")?.[1] as unknown;
    if (typeof id === "number") return this.resolve(id);
    const whole: Record<string, unknown> = {};
    for (const [name, inner] of entries) whole[name] = await this.argument(inner, 0);
    return whole;
  }
}

/** A list of values is by far the commonest: it holds no objects, and is not walked. */
function mayHoldObject(item: unknown): boolean {
  return typeof item === "object" && item !== null && !Array.isArray(item);
}

function asObject(value: unknown): HostObject | null {
  if (value === null || value === undefined) return null;
  return value instanceof HostObject ? value : refuse("InvalidObjectPath");
}
