/** How one cell is filled. Colours are "#RRGGBB", tints already in them; a theme's colour comes as the colour it shows. */
export interface FillImage {
  readonly pattern: string;
  readonly color: string;
}

const FILL_PATHS = "format/fill/pattern,format/fill/color";

export function askFill(range: Excel.Range): Excel.Range {
  return range.load(FILL_PATHS);
}

export function takeFill({ format: { fill } }: Excel.Range): FillImage {
  return { pattern: fill.pattern, color: fill.color };
}

/**
 * A pattern has a second colour, and a gradient more, that the API gives or takes only in part: a cell that has one is not marked, for
 * it could not get it back.
 */
export function canBePutBack({ pattern }: FillImage): boolean {
  return pattern === "None" || pattern === "Solid";
}

export function putFill({ format: { fill } }: Excel.Range, image: FillImage): void {
  if (image.pattern === "None") fill.clear();
  else fill.color = image.color;
}

/** Fills with one colour. What a pattern was there would shine through, so that it goes. */
export function putColor(range: Excel.Range, color: string): void {
  range.format.fill.clear();
  range.format.fill.color = toHash(color);
}

export function isFilledWith(image: FillImage, color: string): boolean {
  return image.pattern === "Solid" && image.color.toUpperCase() === toHash(color);
}

function toHash(color: string): string {
  return `#${color.toUpperCase()}`;
}
