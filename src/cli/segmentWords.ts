const words = new Intl.Segmenter("ja", { granularity: "word" });

/** Words as this machine's Unicode data cut them; the pieces together are the text. */
export function segmentWords(text: string): string[] {
  return Array.from(words.segment(text), (part) => part.segment);
}
