import { createDarkTheme, createLightTheme, teamsHighContrastTheme, type BrandVariants, type Theme } from "@fluentui/react-components";

export type PaneThemeName = "light" | "dark" | "contrast";

/** Ai (藍), the blue of ledgers and seals: it stands off from Excel's green, so that nobody takes the pane for a part of Excel. */
const AI: BrandVariants = {
  10: "#020408", 20: "#0b1a2b", 30: "#0f2b49", 40: "#123961", 50: "#17477a", 60: "#1e5591", 70: "#2763a6", 80: "#2f6fb5",
  90: "#447fc0", 100: "#588fca", 110: "#6c9fd4", 120: "#81afdd", 130: "#97bfe5", 140: "#aecfed", 150: "#c6dff4", 160: "#dfeefa",
};

/** Fonts that every Windows with Japanese has; the last is what the tests bring. */
const FONTS = "'Yu Gothic UI', 'Meiryo UI', 'Segoe UI', 'Hiragino Sans', 'Noto Sans JP', sans-serif";

export const PANE_THEMES: Readonly<Record<PaneThemeName, Theme>> = {
  light: { ...createLightTheme(AI), fontFamilyBase: FONTS },
  // Brand colours of the middle are too dark for text on a dark ground.
  dark: { ...createDarkTheme(AI), fontFamilyBase: FONTS, colorBrandForeground1: AI[120], colorBrandForeground2: AI[130], colorBrandForegroundLink: AI[120], colorBrandForegroundLinkHover: AI[130] },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase: FONTS },
};
