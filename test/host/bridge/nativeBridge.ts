/** What the host tells office.js when it starts, before any message. */
export interface HostFacts {
  /** "Excel|Win32|16.01|ja-JP|…": which host file is loaded follows from it. */
  readonly hostInfo: string;
  readonly uiLocale: string;
  readonly contentLocale: string;
  readonly documentUrl: string;
  readonly isReadOnly: boolean;
  /** Requirement sets as JSON. */
  readonly requirements: string;
  readonly hostVersion: string;
  /** The add-in's settings in the document, each value as JSON. */
  readonly settings: Readonly<Record<string, string>>;
}

/** How messages go to the host and come back; a page speaks to it over whatever lies between. */
export interface HostChannel {
  /** A method of the host: the status (0 is success) and what it gives. */
  execute(dispatchId: number, parameters: unknown): Promise<{ readonly status: number; readonly payload?: unknown }>;
  saveSettings(settings: Readonly<Record<string, string>>): Promise<number>;
  registerEvent(eventId: number, targetId: string): void;
  unregisterEvent(eventId: number, targetId: string): void;
}

export type EventSender = (eventId: number, targetId: string, payload: readonly unknown[]) => boolean;

interface Outside { external?: unknown }

type Handler = (eventId: number, payload: unknown) => void;

/**
 * Puts the object in place that Excel for Windows gives to a page, `window.external`, before office.js is loaded.
 * Gives the function by which the host sends events in. It uses nothing outside itself: browser tests send its text to the page.
 */
export function installNativeBridge(outside: Outside, facts: HostFacts, channel: HostChannel): EventSender {
  const safeArray = (items: readonly unknown[]): unknown => ({ toArray: () => items, dimensions: () => 1 });
  const handlers = new Map<string, Handler>();
  const key = (eventId: number, targetId: string): string => `${eventId} ${targetId}`;
  let settings: Record<string, string> = { ...facts.settings };

  const documentSettings = {
    Read: (keys: string[], values: string[]): void => {
      for (const [name, value] of Object.entries(settings)) {
        keys.push(name);
        values.push(value);
      }
    },
    WriteAsync: (keys: readonly string[], values: readonly string[], done: (status: number) => void): void => {
      settings = Object.fromEntries(keys.map((name, i) => [name, values[i] ?? ""]));
      void channel.saveSettings(settings).then(done);
    },
    Write: (keys: readonly string[], values: readonly string[]): void => {
      settings = Object.fromEntries(keys.map((name, i) => [name, values[i] ?? ""]));
      void channel.saveSettings(settings);
    },
    RefreshAsync: (done: (status: number) => void): void => done(0),
  };

  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => "b6f0c5e2-0000-4000-8000-000000000001",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => facts.uiLocale,
    GetAppDataLocale: () => facts.contentLocale,
    GetDocUrl: () => facts.documentUrl,
    GetAppCapabilities: () => (facts.isReadOnly ? 0 : 1),
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetCorrelationId: () => "00000000-0000-0000-0000-000000000000",
    GetInstanceId: () => "emulated-1",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => true,
    GetSupportedMatrix: () => facts.requirements,
    GetHostFullVersion: () => facts.hostVersion,
    GetOfficeThemeInfo: () => JSON.stringify({ bodyBackgroundColor: 0xffffff, bodyForegroundColor: 0, controlBackgroundColor: 0xffffff, controlForegroundColor: 0 }),
    GetInitialDisplayMode: () => 2,
    GetSettings: () => documentSettings,
  };

  const external = {
    GetHostInfo: () => facts.hostInfo,
    GetContext: () => context,
    GetLoggingAllowed: () => false,
    Execute: (dispatchId: number, parameters: unknown, callback: (answer: unknown, callbackStatus: number) => void): void => {
      void channel.execute(dispatchId, parameters).then(({ status, payload }) => {
        callback(safeArray(payload === undefined ? [status] : [status, payload]), 0);
      });
    },
    RegisterEvent: (eventId: number, targetId: string, handler: Handler, callback: (status: number) => void): void => {
      handlers.set(key(eventId, targetId), handler);
      // office.js takes events only once it has heard that it is registered.
      setTimeout(() => {
        callback(0);
        channel.registerEvent(eventId, targetId);
      }, 0);
    },
    UnregisterEvent: (eventId: number, targetId: string, callback: (status: number) => void): void => {
      handlers.delete(key(eventId, targetId));
      channel.unregisterEvent(eventId, targetId);
      setTimeout(() => callback(0), 0);
    },
  };
  Object.defineProperty(outside, "external", { value: external, configurable: true });

  return (eventId, targetId, payload) => {
    const handler = handlers.get(key(eventId, targetId));
    handler?.(eventId, safeArray(payload.map((item) => (Array.isArray(item) ? safeArray(item) : item))));
    return handler !== undefined;
  };
}
