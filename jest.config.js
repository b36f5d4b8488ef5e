/**
 * Tests run as CommonJS, made by swc on the way in: no flags for Node, and `jest path` works as it stands.
 * The `.js` suffix of our imports names a .ts file; packages that exist only as modules are transformed too.
 */
const swc = ["@swc/jest", {
  jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } }, target: "es2022" },
  module: { type: "commonjs", ignoreDynamic: false },
  sourceMaps: "inline",
}];

const esmOnly = ["@ironcalc", "hucre", "pdfjs-dist", "commander"];

/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  // Against what hangs, no measure of speed: the first test that loads a large library also waits for it to be transformed.
  testTimeout: 60_000,
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "cjs", "json"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": ["$1.ts", "$1.tsx", "$1.js"] },
  transform: { "\\.(tsx?|js|mjs)$": swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join("|")})/)`],
  cacheDirectory: "<rootDir>/node_modules/.cache/jest",
};
