import { HostEvent, type HostMessage } from "./bridge/eventHub.js";
import type { HostChannel } from "./bridge/nativeBridge.js";
import { runBatch } from "./wire/batch.js";
import type { RequestBody, ResponseBody } from "./wire/messages.js";
import type { ExcelSession } from "./session/excelSession.js";

/** One message to the host and its answer, as tests look at them. */
export interface RecordedRequest {
  readonly body: RequestBody;
  readonly response: ResponseBody;
  /** Characters of JSON in each direction. */
  readonly requestSize: number;
  readonly responseSize: number;
}

/** Dispatch ids of the host's methods. */
const Dispatch = { loadSettings: 75, saveSettings: 76, richApi: 93, commandCompleted: 94 } as const;

/** Statuses of the older interface that Excel gives instead of an answer. */
const Status = { success: 0, documentReadOnly: 5002, cellBeingEdited: 5004, tooLargeRequest: 5103, tooLargeResponse: 5104 } as const;

/** The run options ask the host to wait until the user has left the cell. */
const DELAY_FOR_CELL_EDIT = 64;

/** The limit of Excel on the web on a request and on a response. */
const MAX_PAYLOAD = 5 * 1024 * 1024;

/**
 * Excel as office.js sees it: answers its messages over a workbook in memory. What lies between it and the page, a window of
 * jsdom or a browser's, is a channel. Requests are answered one after another.
 */
export class EmulatedExcel implements HostChannel {
  readonly requests: RecordedRequest[] = [];
  /** The names of ribbon commands that have said they are done. */
  readonly completedCommands: unknown[] = [];
  private readonly listeners = new Set<(message: HostMessage) => void>();
  private queue: Promise<unknown> = Promise.resolve();
  private readonly registered = new Set<number>();
  private readonly waiting: HostMessage[] = [];
  private editEnded: (() => void)[] = [];

  constructor(readonly session: ExcelSession) {}

  /** Errors of the host itself; a test that met one fails with it. */
  get bugs(): readonly unknown[] {
    return this.session.bugs;
  }

  /** Called with each event that the host sends in. */
  onMessage(listener: (message: HostMessage) => void): void {
    this.listeners.add(listener);
  }

  /** How many batches have crossed the wire. Those that office.js sends for itself at the start are not counted. */
  get syncCount(): number {
    return this.requests.length;
  }

  async execute(dispatchId: number, parameters: unknown): Promise<{ status: number; payload?: unknown }> {
    switch (dispatchId) {
      case Dispatch.richApi: return this.inTurn(() => this.answer(parameters));
      case Dispatch.commandCompleted:
        this.completedCommands.push(parameters);
        return { status: Status.success };
      case Dispatch.loadSettings: return { status: Status.success, payload: Object.entries(this.session.addinSettings.asJson()) };
      default: return { status: 5000 }; // not supported by this host: office.js tells the program so
    }
  }

  saveSettings(settings: Readonly<Record<string, string>>): Promise<number> {
    if (this.session.isReadOnly) return Promise.resolve(Status.documentReadOnly);
    this.session.addinSettings.replace(settings);
    return Promise.resolve(Status.success);
  }

  /** A command that was given before the page had registered for commands waits until it has. */
  registerEvent(eventId: number, _targetId: string): void {
    this.registered.add(eventId);
    setTimeout(() => {
      const waiting = this.waiting.splice(0);
      this.waiting.push(...waiting.filter((message) => message.eventId !== eventId));
      for (const message of waiting) if (message.eventId === eventId) this.hand(message);
    }, 0);
  }

  unregisterEvent(eventId: number, _targetId: string): void {
    this.registered.delete(eventId);
  }

  /** The user opens a cell to type in it: batches fail, or wait where they ask for that. */
  beginCellEdit(): void {
    this.session.isCellBeingEdited = true;
  }

  endCellEdit(): void {
    this.session.isCellBeingEdited = false;
    for (const go of this.editEnded.splice(0)) go();
  }

  /** A button of the ribbon that runs a function. */
  invokeCommand(functionName: string, controlId = "Button"): void {
    this.session.events.send(HostEvent.commandInvoked, [`command-${this.completedCommands.length + 1}`, functionName, JSON.stringify({ source: { id: controlId } })]);
    this.deliver();
  }

  /** Sends the events that wait. */
  deliver(): void {
    for (const message of this.session.events.take()) {
      if (message.eventId === HostEvent.commandInvoked && !this.registered.has(message.eventId)) this.waiting.push(message);
      else this.hand(message);
    }
  }

  private hand(message: HostMessage): void {
    for (const listener of this.listeners) listener(message);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work);
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async answer(parameters: unknown): Promise<{ status: number; payload?: unknown }> {
    const [text, flags] = readRequest(parameters);
    if (this.session.isCellBeingEdited) {
      if ((flags & DELAY_FOR_CELL_EDIT) === 0) return { status: Status.cellBeingEdited };
      await new Promise<void>((resolve) => this.editEnded.push(resolve));
    }
    const isLimited = this.session.limitsPayload;
    if (isLimited && text.length > MAX_PAYLOAD) return { status: Status.tooLargeRequest };
    const body = JSON.parse(text) as RequestBody; // office.js wrote it
    if (isOfTheLibrary(body)) return { status: Status.success, payload: okay({ Results: body.Actions.map(({ Id }) => ({ ActionId: Id, Value: null })), TraceIds: [] }) };
    const response = await runBatch(this.session, body);
    const answer = JSON.stringify(response);
    this.requests.push({ body, response, requestSize: text.length, responseSize: answer.length });
    this.session.endBatch();
    setTimeout(() => this.deliver(), 0);
    if (isLimited && answer.length > MAX_PAYLOAD) return { status: Status.tooLargeResponse };
    return { status: Status.success, payload: okay(answer) };
  }
}

function okay(answer: string | ResponseBody): unknown[] {
  return [200, ["Content-Type", "application/json"], typeof answer === "string" ? answer : JSON.stringify(answer)];
}

/** [[customData, method, path, headers, bodyText, permission, flags, …]] */
function readRequest(parameters: unknown): readonly [text: string, flags: number] {
  const outer = parameters as readonly unknown[]; // as office.js builds it
  const message = (Array.isArray(outer[0]) ? outer[0] : outer) as readonly unknown[];
  return [String(message[4]), Number(message[6] ?? 0)];
}

/** office.js tells its host that it listens; that is no call of the program. */
function isOfTheLibrary(body: RequestBody): boolean {
  return Object.values(body.ObjectPaths).some(({ Name }) => Name === "Microsoft.InternalService.AddinInternalService");
}
