import type { HostMetadata } from "./hostMetadata.js";
import { restoreMetadata } from "./storedMetadata.js";

let loaded: HostMetadata | undefined;

/** Stands in a browser's bundle in the place of `hostMetadata.ts`: there is no disk, so the server hands the same text over. */
export function hostMetadata(): HostMetadata {
  if (!loaded) throw new Error("giveMetadata was not called");
  return loaded;
}

/** @param text what `hostMetadataText` gives, fetched before the host starts */
export function giveMetadata(text: string): void {
  loaded = restoreMetadata(text);
}
