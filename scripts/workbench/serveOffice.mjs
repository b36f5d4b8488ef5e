import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve, sep } from "node:path";
import { mediaType, openServer } from "./serveFolder.mjs";

/** In front of the add-in's own scripts: the page around the frame puts in place what Excel for Windows gives. */
const CONNECT = "parent.kensanConnect(window);\n";

/**
 * Serves the page of `start:office` and, under /addin/, the add-in as it was built. Into its pages one script is put before all
 * others; nothing else of them is changed. To this machine alone.
 * @param metadata what office.js says of the API, as JSON: made when the server starts, and never written into a bundle
 */
export async function serveOffice({ pageFolder, addinFolder, metadata, port }) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    if (path === "/host/metadata.json") return send(response, ".json", metadata);
    if (path === "/host/connect.js") return send(response, ".js", CONNECT);
    const isAddin = path.startsWith("/addin/");
    const folder = isAddin ? addinFolder : pageFolder;
    const file = resolve(join(folder, isAddin ? path.slice("/addin".length) : path === "/" ? "/index.html" : path));
    if (!file.startsWith(folder + sep)) return response.writeHead(403).end();
    let body;
    try {
      body = readFileSync(file);
    } catch {
      return response.writeHead(404).end();
    }
    if (isAddin && file.endsWith(".html")) body = body.toString("utf8").replace("<script", "<script src=\"/host/connect.js\"></script>\n    <script");
    send(response, file, body);
  });
  return openServer(server, port);
}

function send(response, name, body) {
  response.writeHead(200, { "content-type": mediaType(name), "cache-control": "no-store" });
  response.end(body);
}
