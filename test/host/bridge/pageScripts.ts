import { installNativeBridge, type EventSender, type HostChannel, type HostFacts } from "./nativeBridge.js";

/**
 * The script that a page loads before office.js when its host runs in a server: requests go by fetch, events come by a stream.
 * It is made from the text of functions that use nothing outside themselves.
 */
export function bridgeScript(facts: HostFacts): string {
  return `(${speakToServer.toString()})(${installNativeBridge.toString()}, ${JSON.stringify(facts)});\n`;
}

function speakToServer(install: (outside: { external?: unknown }, facts: HostFacts, channel: HostChannel) => EventSender, facts: HostFacts): void {
  const post = async (what: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`/host/${what}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    return response.json() as Promise<unknown>;
  };
  const send = install(window, facts, {
    execute: (dispatchId, parameters) => post("execute", { dispatchId, parameters }) as Promise<{ status: number; payload?: unknown }>, // the server answers so
    saveSettings: (settings) => post("settings", settings) as Promise<number>,
    registerEvent: (eventId, targetId) => void post("register", { eventId, targetId }),
    unregisterEvent: (eventId, targetId) => void post("unregister", { eventId, targetId }),
  });
  new EventSource("/host/events").onmessage = (event: MessageEvent<string>) => {
    const { eventId, payload } = JSON.parse(event.data) as { eventId: number; payload: unknown[] }; // see the server
    send(eventId, "", payload);
  };
}
