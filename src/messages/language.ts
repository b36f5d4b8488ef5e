/** Japanese comes first everywhere; English stands beside it. */
export type Language = "ja" | "en";

/** A sentence in both languages; typing tables of them by their codes keeps any code from lacking one. */
export type Sentence = Readonly<Record<Language, string>>;

/**
 * Fills `{name}` with its value; a name without a value becomes nothing.
 * @example fillSentence("{file} が見つかりません。", { file: "a.xlsx" }) === "a.xlsx が見つかりません。"
 */
export function fillSentence(template: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
