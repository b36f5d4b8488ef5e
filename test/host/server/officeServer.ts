import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { officeFolder } from "../bridge/officeScripts.js";
import { bridgeScript } from "../bridge/pageScripts.js";
import type { HostFacts } from "../bridge/nativeBridge.js";
import type { EmulatedExcel } from "../emulatedExcel.js";
import { repositoryRoot } from "../metadata/repositoryRoot.js";
import { answerGrid } from "./gridRequests.js";

export interface OfficeServer {
  /** `http://localhost:PORT`. */
  readonly origin: string;
  close(): Promise<void>;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json", ".wasm": "application/wasm", ".png": "image/png",
};

/**
 * Serves a page that stands for Excel, with a grid, and the add-in's own files under it. The host itself runs here, in Node; pages
 * speak to it over this server, so that the pane is the very one that is delivered.
 * @param addinFolder where the built add-in lies: dist/addin
 */
export async function serveOffice(host: EmulatedExcel, facts: HostFacts, addinFolder: string, port = 0): Promise<OfficeServer> {
  const streams = new Set<ServerResponse>();
  host.onMessage((message) => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify(message)}\n\n`);
  });
  const server = createServer((request, response) => {
    answer(host, facts, addinFolder, streams, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return {
    origin: `http://localhost:${address.port}`,
    close: () => {
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(host: EmulatedExcel, facts: HostFacts, addinFolder: string, streams: Set<ServerResponse>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  const json = (value: unknown): void => void response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" }).end(JSON.stringify(value));
  switch (path) {
    case "/host/bridge.js": return void response.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" }).end(bridgeScript({ ...facts, settings: host.session.addinSettings.asJson() }));
    case "/host/events":
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(": open\n\n");
      streams.add(response);
      request.on("close", () => streams.delete(response));
      return;
    case "/host/execute": {
      const { dispatchId, parameters } = await readJson(request) as { dispatchId: number; parameters: unknown }; // the page's script writes it
      return json(await host.execute(dispatchId, parameters));
    }
    case "/host/settings": return json(await host.saveSettings(await readJson(request) as Record<string, string>));
    case "/host/register":
    case "/host/unregister": {
      const { eventId, targetId } = await readJson(request) as { eventId: number; targetId: string };
      if (path === "/host/register") host.registerEvent(eventId, targetId);
      else host.unregisterEvent(eventId, targetId);
      return json(null);
    }
    case "/host/grid": return json(answerGrid(host, request.method === "POST" ? await readJson(request) : undefined));
    case "/": return sendFile(response, join(repositoryRoot(), "test/host/server"), "excelPage.html");
    case "/excelPage.js": return sendFile(response, join(repositoryRoot(), "test/host/server"), "excelPage.js");
    default:
  }
  if (path.startsWith("/officejs/")) return sendFile(response, officeFolder(), path.slice("/officejs/".length));
  return sendFile(response, addinFolder, path.replace(/^\/addin\//, ""), path.startsWith("/addin/"));
}

/** Into the add-in's pages the bridge is put before every other script; nothing else of them is changed. */
async function sendFile(response: ServerResponse, folder: string, name: string, isAddin = false): Promise<void> {
  const file = normalize(join(folder, name));
  if (!file.startsWith(normalize(folder + sep))) return void response.writeHead(403).end();
  const body = await readFile(file).catch(() => undefined);
  if (!body) return void response.writeHead(404).end();
  const isPage = isAddin && file.endsWith(".html");
  response.writeHead(200, { "content-type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-store" });
  response.end(isPage ? body.toString("utf8").replace(/<script/, "<script src=\"/host/bridge.js\"></script>\n    <script") : body);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // a request without an encoding gives those
  return JSON.parse(Buffer.concat(parts).toString("utf8")) as unknown;
}
