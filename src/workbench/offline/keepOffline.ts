/**
 * Keeps the page for when there is no network. A page opened from a file or over plain http from another machine has no service workers;
 * it works all the same.
 */
export function keepOffline(): void {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  addEventListener("load", () => {
    navigator.serviceWorker.register("serviceWorker.js", { updateViaCache: "none" }).catch(() => undefined); // the page works without
  });
}
