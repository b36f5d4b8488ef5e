import { createServer, type Server, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

export interface StaticServer {
  /** `http://localhost:PORT`, without a slash at its end. */
  readonly origin: string;
  close(): Promise<void>;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8", ".json": "application/json", ".map": "application/json", ".wasm": "application/wasm",
  ".png": "image/png", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".woff": "font/woff", ".ico": "image/x-icon", ".xml": "text/xml; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".txt": "text/plain; charset=utf-8",
};

/**
 * Serves folders on a free port of this machine alone. The longest mount that begins a path wins; what is not found there is 404.
 * @param mounts path from the origin, with a slash at both ends → folder
 * @example const server = await serveFolders({ "/": "dist/addin", "/test-fonts/": "node_modules/@fontsource/noto-sans-jp" });
 */
export async function serveFolders(mounts: Readonly<Record<string, string>>): Promise<StaticServer> {
  const prefixes = Object.keys(mounts).sort((a, b) => b.length - a.length);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const prefix = prefixes.find((each) => path.startsWith(each));
    if (prefix === undefined) return answer(response, 404);
    const folder = mounts[prefix] ?? "";
    const file = normalize(join(folder, path.slice(prefix.length)));
    if (!file.startsWith(normalize(folder + sep))) return answer(response, 403);
    readFile(file).then((body) => answer(response, 200, body, MEDIA_TYPES[extname(file)]), () => answer(response, 404));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return { origin: `http://localhost:${address.port}`, close: () => closeServer(server) };
}

function answer(response: ServerResponse, status: number, body?: Buffer, mediaType = "application/octet-stream"): void {
  response.writeHead(status, { "content-type": mediaType, "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(body);
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
