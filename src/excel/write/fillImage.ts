/** How one cell is filled. Colours are "#RRGGBB", tints already in them; a theme's colour comes as the colour it shows. */
export interface FillImage {
  readonly pattern: string;
  readonly color: string;
  readonly patternColor: string;
}

const FILL_PATHS = "format/fill/pattern,format/fill/color,format/fill/patternColor";

export function askFill(range: Excel.Range): Excel.Range {
  return range.load(FILL_PATHS);
}

export function takeFill({ format: { fill } }: Excel.Range): FillImage {
  return { pattern: fill.pattern, color: fill.color, patternColor: fill.patternColor };
}

/** Gradients cannot be written again through the API: a cell that has one is not marked. */
export function canBePutBack({ pattern }: FillImage): boolean {
  return !pattern.endsWith("Gradient");
}

export function putFill(range: Excel.Range, image: FillImage): void {
  const { fill } = range.format;
  if (image.pattern === "None") {
    fill.clear();
    return;
  }
  fill.color = image.color;
  if (image.pattern === "Solid") return;
  fill.set({ pattern: image.pattern as "Gray50" }); // as Excel gave it: one of its own words
  if (image.patternColor !== "") fill.patternColor = image.patternColor;
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
