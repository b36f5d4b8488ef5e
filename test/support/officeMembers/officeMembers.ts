import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { loadedPaths } from "./loadedPaths.js";

/** A member of Office.js that the program uses: by name, as an option of a call, or by the path of a `load`. */
export interface MemberUse {
  /** "Range.getMergedAreasOrNullObject". */
  readonly member: string;
  /** Declared as a class, so that the shipped office.js must know it; the rest are shapes of data. */
  readonly isOfClass: boolean;
  /** What its doc comment says it needs: ["ExcelApi", 1.13]; nothing where it says nothing. */
  readonly sets: readonly RequiredSet[];
  readonly place: string;
  /** A guard around it asks for these. */
  readonly guards: readonly RequiredSet[];
}

export type RequiredSet = readonly [name: string, version: number];

const DECLARATIONS = /@types[\\/]office-js[\\/]/;

/**
 * Reads the members of `Excel.*` and `Office.*` that the sources use, with what the doc comments of @types/office-js say of each.
 * @example readOfficeMembers(["src/excel"]).find(({ member }) => member === "Range.values")?.sets → [["ExcelApi", 1.1]]
 */
export function readOfficeMembers(folders: readonly string[], texts: ReadonlyMap<string, string> = new Map()): MemberUse[] {
  const files = [...folders.flatMap(sourcesIn), ...texts.keys()];
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, jsx: ts.JsxEmit.ReactJSX,
    strict: true, skipLibCheck: true, noEmit: true, types: ["office-js"], lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  const exists = host.fileExists.bind(host);
  host.readFile = (path) => texts.get(path) ?? read(path);
  host.fileExists = (path) => texts.has(path) || exists(path);
  const program = ts.createProgram(files, options, host);
  const checker = program.getTypeChecker();
  const wanted = new Set(files.map((file) => resolve(file)));
  const uses: MemberUse[] = [];
  for (const source of program.getSourceFiles()) {
    if (!wanted.has(resolve(source.fileName))) continue;
    const visit = (node: ts.Node): void => {
      for (const symbol of symbolsAt(node, checker)) uses.push(...toUse(symbol, node, source));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return uses;
}

function symbolsAt(node: ts.Node, checker: ts.TypeChecker): readonly ts.Symbol[] {
  if (ts.isPropertyAccessExpression(node)) return some(checker.getSymbolAtLocation(node.name));
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const name = node.propertyName ?? node.name;
    return ts.isIdentifier(name) ? some(checker.getTypeAtLocation(node.parent).getProperty(name.text)) : [];
  }
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
    const type = checker.getContextualType(node.parent);
    const parts = type?.isUnion() ? type.types : some(type);
    return ts.isIdentifier(node.name) ? parts.flatMap((part) => some(part.getProperty((node.name as ts.Identifier).text))) : [];
  }
  return ts.isCallExpression(node) ? loadedPaths(node, checker) : [];
}

function some<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

function toUse(symbol: ts.Symbol, node: ts.Node, source: ts.SourceFile): MemberUse[] {
  const declarations = (symbol.declarations ?? []).filter((declaration) => DECLARATIONS.test(declaration.getSourceFile().fileName));
  const [first] = declarations;
  const owner = first?.parent;
  if (!first || !owner || !(ts.isClassDeclaration(owner) || ts.isInterfaceDeclaration(owner))) return [];
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return [{
    member: `${owner.name?.text ?? ""}.${symbol.name}`,
    isOfClass: ts.isClassDeclaration(owner) && namespaceOf(owner) === "Excel",
    sets: requiredSets(declarations),
    place: `${source.fileName.replace(/^.*?(?=(?:src|test)\/)/, "")}:${String(line + 1)}`,
    guards: guardsAround(node),
  }];
}

function namespaceOf(node: ts.Node): string | undefined {
  for (let at: ts.Node | undefined = node; at; at = at.parent as ts.Node | undefined) if (ts.isModuleDeclaration(at)) return at.name.text;
  return undefined;
}

/** Of several overloads the one that needs least counts: whoever calls the other is found by the tests that run. */
function requiredSets(declarations: readonly ts.Declaration[]): readonly RequiredSet[] {
  const found = declarations.map((declaration) => {
    const text = declaration.getSourceFile().text.slice(declaration.getFullStart(), declaration.getStart());
    const direct = [...text.matchAll(/Api set:\s*([A-Za-z]+)\s+([\d.]+)/gi)];
    const linked = [...text.matchAll(/Requirement sets?\*\*:[\s\S]*?\|\s*([A-Za-z]+)\s+([\d.]+)\s*\}/g)];
    return [...direct, ...linked].slice(0, 1).map(([, name = "", version = ""]): RequiredSet => [name, toNumber(version)]);
  });
  return found.sort((a, b) => (a[0]?.[1] ?? 0) - (b[0]?.[1] ?? 0))[0] ?? [];
}

/** 1.9 comes before 1.14. */
export function toNumber(version: string): number {
  const [major = "0", minor = "0"] = version.split(".");
  return Number(major) + Number(minor) / 100;
}

/** Guards in the same function, before the use: `isSetSupported("SharedRuntime", "1.1")` and `offers("1.15", …)`. */
function guardsAround(node: ts.Node): readonly RequiredSet[] {
  let owner: ts.Node = node;
  while (!ts.isSourceFile(owner.parent) && !ts.isFunctionLike(owner)) owner = owner.parent;
  const before = owner.getSourceFile().text.slice(owner.getFullStart(), node.getStart());
  return [
    ...[...before.matchAll(/isSetSupported\("(\w+)",\s*"([\d.]+)"\)/g)].map(([, name = "", version = ""]): RequiredSet => [name, toNumber(version)]),
    ...[...before.matchAll(/offers\("([\d.]+)"/g)].map(([, version = ""]): RequiredSet => ["ExcelApi", toNumber(version)]),
  ];
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name));
}
