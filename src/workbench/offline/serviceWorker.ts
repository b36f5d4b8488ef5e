/** What the global scope of a service worker offers; the DOM's own types describe a window. */
interface ServiceWorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", listener: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
  addEventListener(kind: "fetch", listener: (event: { readonly request: Request; respondWith(response: Promise<Response>): void }) => void): void;
}

/** Put in by the build: every file of the page, and a name that changes with any of them. */
declare const __KENSAN_FILES__: readonly string[];
declare const __KENSAN_BUILD__: string;

const scope = self as unknown as ServiceWorkerScope; // this file runs in a service worker only
const prefix = `kensan ${scope.registration.scope} `;
const cacheName = prefix + __KENSAN_BUILD__;

scope.addEventListener("install", (event) => event.waitUntil(store()));
scope.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope.registration.scope)) event.respondWith(answer(request));
});

async function store(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(__KENSAN_FILES__.map((file) => new Request(file, { cache: "reload" })));
  await scope.skipWaiting();
}

async function dropOlder(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
  await scope.clients.claim();
}

/** The network first, so that a new build is seen at once; what was kept when there is none. Files with a hash in their names never change. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept && /\.[0-9a-f]{8,}\.\w+$/.test(new URL(request.url).pathname)) return kept;
  try {
    const response = await fetch(request);
    return response.ok || !kept ? response : kept;
  } catch (cause) {
    // The folder's own address is the page as well; not every server says so.
    const page = kept ?? (request.mode === "navigate" ? await cache.match("index.html") : undefined);
    if (page) return page;
    throw cause;
  }
}
