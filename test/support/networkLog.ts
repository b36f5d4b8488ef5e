import type { BrowserContext } from "@playwright/test";

export interface NetworkLog {
  /** Every address that the pages and their workers asked for, in order. */
  readonly requests: readonly string[];
  /** Those that are neither of the origin nor made in the page itself (`data:`, `blob:`). */
  strangers(): readonly string[];
}

/** Notes what a browser context asks of the network, from now on. */
export function logNetwork(context: BrowserContext, origin: string): NetworkLog {
  const requests: string[] = [];
  context.on("request", (request) => requests.push(request.url()));
  return { requests, strangers: () => requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(?:data|blob|about):/.test(url)) };
}
