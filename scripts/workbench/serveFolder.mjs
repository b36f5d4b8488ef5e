import { createReadStream, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
  ".wasm": "application/wasm", ".json": "application/json; charset=utf-8", ".webmanifest": "application/manifest+json; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8", ".xml": "text/xml; charset=utf-8",
};

/** The same port as last time, where it is free: a page that was installed keeps its address. */
const FIRST_PORT = 3210;
const TRIED_PORTS = 20;

/**
 * Serves a folder to this machine alone. Without a port of one's own, the first free one from 3210 on is taken.
 * @returns `origin` without a slash at its end, and `close`
 */
export async function serveFolder(folder, { headers = {}, port } = {}) {
  const root = realpathSync(folder);
  const server = createServer((request, response) => answer(root, headers, request, response));
  return openServer(server, port);
}

function answer(root, headers, request, response) {
  // Another site's page must not reach this server by a name of its own that points here.
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (!["localhost", "127.0.0.1", "[::1]"].includes(host)) return end(response, 403);
  if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405);
  const file = findFile(root, request.url ?? "/");
  if (!file) return end(response, 404);
  response.writeHead(200, { ...headers, "content-type": mediaType(file.path), "content-length": file.size, "cache-control": /\.[0-9a-f]{8}\.\w+$/.test(file.path) ? "max-age=31536000, immutable" : "no-cache" });
  if (request.method === "HEAD") return response.end();
  createReadStream(file.path).on("error", () => response.destroy()).pipe(response);
}

/** The file that an address means; undefined for what lies outside of the folder or is not there. */
function findFile(root, url) {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const wanted = resolve(join(root, path.endsWith("/") ? `${path}index.html` : path));
    if (path.includes("\0") || !wanted.startsWith(root + sep)) return undefined;
    const real = realpathSync(wanted);
    const stat = statSync(real);
    return real.startsWith(root + sep) && stat.isFile() ? { path: real, size: stat.size } : undefined;
  } catch {
    return undefined; // a malformed address, or no such file
  }
}

function end(response, status) {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(`${status}\n`);
}

export function mediaType(path) {
  return TYPES[extname(path) || path] ?? "application/octet-stream";
}

/** On the port that is asked for, or else on the first free one. */
async function listenSomewhere(server, asked) {
  if (asked !== undefined) return listen(server, asked);
  for (let port = FIRST_PORT; port < FIRST_PORT + TRIED_PORTS; port++) {
    try {
      return await listen(server, port);
    } catch (cause) {
      if (cause.code !== "EADDRINUSE" && cause.code !== "EACCES") throw cause;
    }
  }
  return listen(server, 0);
}

function listen(server, port) {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "localhost", () => {
      server.off("error", fail);
      done();
    });
  });
}

/** Lets a server listen. @returns `origin` without a slash at its end, and `close`, which also ends what is under way */
export async function openServer(server, port) {
  await listenSomewhere(server, port);
  return {
    origin: `http://localhost:${server.address().port}`,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}
