import { fail, succeed, type Result } from "../../core/report/result.js";
import { BOOK_NAMESPACE, bookSettingsSchema, NO_SETTINGS, SETTINGS_VERSION, type BookSettings, type SettingsFailure } from "./bookSettings.js";

/**
 * The part's text: one element that holds the settings as JSON. Null where there is nothing to remember, so that the part goes again.
 * @example formatSettings(NO_SETTINGS) === null
 */
export function formatSettings(settings: BookSettings): string | null {
  const { version: _, preferences, exclusions, roles, renames, ...rest } = settings;
  const isEmpty = Object.keys(preferences).length === 0 && exclusions.length === 0 && roles.length === 0 && renames.length === 0
    && Object.values(rest).every((value) => value === undefined);
  if (isEmpty) return null;
  // JSON escapes control characters and lone surrogates; the two code points that XML forbids beside them are left to us
  const json = JSON.stringify(settings).replace(/[\ufffe\uffff]/g, (ch) => `\\u${ch.charCodeAt(0).toString(16)}`);
  const text = json.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<book xmlns="${BOOK_NAMESPACE}">${text}</book>`;
}

/** The settings of a part's text, as `formatSettings` or a host that wrote it anew has left it. */
export function parseSettings(xml: string | null): Result<BookSettings, SettingsFailure> {
  if (xml === null) return succeed(NO_SETTINGS);
  const body = /<(?:[\w.-]+:)?book\b[^>]*>([\s\S]*)<\/(?:[\w.-]+:)?book\s*>\s*$/.exec(xml)?.[1];
  const value = body === undefined ? undefined : parseJson(decodeText(body));
  if (typeof value !== "object" || value === null) return fail({ code: "settings-damaged" });
  const version = "version" in value ? value.version : undefined;
  if (typeof version === "number" && version > SETTINGS_VERSION) return fail({ code: "settings-newer", detail: String(version) });
  const parsed = bookSettingsSchema.safeParse(value);
  if (parsed.success) return succeed(parsed.data);
  return fail({ code: "settings-damaged", detail: parsed.error.issues[0]?.path.join(".") ?? "" });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // what someone else has written there is no bug of ours
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeText(body: string): string {
  const decode = (text: string): string => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? all;
    const code = parseInt(hex ?? decimal ?? "", hex === undefined ? 10 : 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
  return body.split(/<!\[CDATA\[([\s\S]*?)\]\]>/).map((piece, i) => (i % 2 === 1 ? piece : decode(piece))).join("");
}
