import { refuse } from "../wire/hostError.js";

/** Names that HTML and Excel share; the rest is written as #RRGGBB. */
const NAMED: Readonly<Record<string, string>> = {
  black: "000000", white: "FFFFFF", red: "FF0000", green: "008000", blue: "0000FF", yellow: "FFFF00", orange: "FFA500", purple: "800080", gray: "808080", grey: "808080",
  pink: "FFC0CB", brown: "A52A2A", cyan: "00FFFF", aqua: "00FFFF", magenta: "FF00FF", fuchsia: "FF00FF", lime: "00FF00", navy: "000080", teal: "008080", olive: "808000", maroon: "800000",
  silver: "C0C0C0", gold: "FFD700", lightblue: "ADD8E6", lightgreen: "90EE90", lightyellow: "FFFFE0", lightgray: "D3D3D3", lightgrey: "D3D3D3", darkblue: "00008B", darkgreen: "006400", darkred: "8B0000",
  darkgray: "A9A9A9", darkorange: "FF8C00", violet: "EE82EE", indigo: "4B0082", salmon: "FA8072", tomato: "FF6347", coral: "FF7F50", khaki: "F0E68C", beige: "F5F5DC", ivory: "FFFFF0", lavender: "E6E6FA",
  turquoise: "40E0D0", skyblue: "87CEEB", steelblue: "4682B4", royalblue: "4169E1", crimson: "DC143C", firebrick: "B22222", chocolate: "D2691E", tan: "D2B48C", wheat: "F5DEB3", plum: "DDA0DD", orchid: "DA70D6",
};

/** "#ff0000" or "red" → "FF0000". Anything else is `InvalidArgument`. */
export function readColor(text: string): string {
  const hex = /^#([0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex !== undefined) return hex.toUpperCase();
  return NAMED[text.toLowerCase()] ?? refuse("InvalidArgument");
}

export function colorText(color: string | undefined, automatic: string): string {
  return color === undefined ? automatic : `#${color.toUpperCase()}`;
}
