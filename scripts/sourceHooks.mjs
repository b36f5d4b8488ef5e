/**
 * Lets a script of ours import the sources as they are: `.js` names a .ts file, and swc takes the types out.
 * @example import "./sourceHooks.mjs"; const { applyEdits } = await import("../src/xlsx/patcher.js");
 */
import { register } from "node:module";

const hooks = `
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformSync } from "@swc/core";

export async function resolve(specifier, context, next) {
  if (/^\\.{1,2}\\//.test(specifier) && specifier.endsWith(".js") && context.parentURL) {
    const url = new URL(specifier.slice(0, -3) + ".ts", context.parentURL);
    if (existsSync(url)) return { url: url.href, format: "module", shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const { code } = transformSync(readFileSync(fileURLToPath(url), "utf8"), { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "es6" }, sourceMaps: "inline" });
  return { format: "module", source: code, shortCircuit: true };
}`;

register(`data:text/javascript,${encodeURIComponent(hooks.replace('"@swc/core"', JSON.stringify(import.meta.resolve("@swc/core"))))}`);
