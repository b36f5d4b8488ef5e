/** A piece of text where it stands on its page: `x` and `y` are its top left corner, in points from that of the page. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What pdfjs gives of a run of glyphs. */
export interface RawText {
  readonly str: string;
  /** Scale, skew and the start of the baseline, from the bottom left corner of the unrotated page. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Two equal texts nearer than this share of their height are one that is drawn twice to look bold. */
const SAME_PLACE = 0.2;
/** Share of its height that a letter reaches above the baseline; fonts differ, lines do not mind. */
const ASCENT = 0.88;
/** Radicals stand in for kanji where a font's table was read backwards: ⾏ for 行. */
const RADICALS = /[\u2e80-\u2fd5]/g;

/**
 * Puts the texts of a page where a reader sees them, turned pages included, and takes out the blanks between them and what is
 * drawn twice.
 * @example placeText([{ str: "合計", transform: [10, 0, 0, 10, 72, 700], width: 20, height: 10 }], [1, 0, 0, -1, 0, 842]) → [{ text: "合計", x: 72, y: 133.2, width: 20, height: 10 }]
 */
export function placeText(raw: readonly RawText[], viewport: readonly number[]): readonly PlacedText[] {
  const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = viewport;
  const placed: PlacedText[] = [];
  const places = new Map<string, PlacedText[]>();
  for (const { str, transform, width, height } of raw) {
    const text = str.replace(RADICALS, (radical) => radical.normalize("NFKC"));
    if (text.trim() === "") continue;
    const [, , skew = 0, scale = 0, left = 0, base = 0] = transform;
    const size = height || Math.hypot(skew, scale);
    const item = { text, x: a * left + c * base + e, y: b * left + d * base + f - ASCENT * size, width, height: size };
    const twins = places.get(text) ?? [];
    if (twins.some((twin) => isSamePlace(twin, item))) continue;
    places.set(text, [...twins.slice(-MAX_TWINS), item]);
    placed.push(item);
  }
  return placed;
}

/** A second drawing follows soon after the first; looking further back makes a page of one digit slow. */
const MAX_TWINS = 200;

function isSamePlace(a: PlacedText, b: PlacedText): boolean {
  const near = SAME_PLACE * Math.max(a.height, b.height);
  return Math.abs(a.x - b.x) < near && Math.abs(a.y - b.y) < near;
}
