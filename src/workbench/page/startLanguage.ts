import type { Language } from "../../messages/language.js";

/** Japanese unless the browser is set to another language, or the address says so (`?lang=en`). */
export function startLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked === "ja" || asked === "en") return asked;
  return navigator.language.startsWith("ja") ? "ja" : "en";
}
