import { posix } from "node:path";
import ts from "typescript";

/** What the rules of the house need to know of one file, read from its text alone. */
export interface SourceFacts {
  /** From the root of the repository, with `/`: `src/core/grid/grid.ts`. */
  readonly path: string;
  readonly imports: readonly SourceImport[];
  readonly lineCount: number;
  /** The comments above the first statement. */
  readonly head: string;
  readonly hasDefaultExport: boolean;
  readonly reExportsAll: boolean;
  /** Names of the surroundings that the code uses as values: `Date.now`, `Math.random`, `process`. */
  readonly globals: readonly string[];
}

export interface SourceImport {
  readonly specifier: string;
  /** The file it means, for a relative import; the suffix `.js` becomes `.ts` or `.tsx`. */
  readonly target: string | undefined;
}

export function readSourceFacts(path: string, text: string, isFile: (path: string) => boolean): SourceFacts {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  // The scanner sees every form: static, type-only, `import()` in code and in types, `export … from`, require.
  const specifiers = ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
  return {
    path,
    imports: specifiers.map((specifier) => ({ specifier, target: resolveTarget(path, specifier, isFile) })),
    lineCount: text.replace(/\n$/, "").split("\n").length,
    head: text.slice(0, source.statements[0]?.getStart(source) ?? text.length),
    hasDefaultExport: source.statements.some(isDefaultExport),
    reExportsAll: source.statements.some((s) => ts.isExportDeclaration(s) && s.exportClause === undefined),
    globals: findGlobals(source),
  };
}

function resolveTarget(from: string, specifier: string, isFile: (path: string) => boolean): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const joined = posix.join(posix.dirname(from), specifier);
  const stem = joined.replace(/\.js$/, "");
  return [`${stem}.ts`, `${stem}.tsx`, joined].find(isFile) ?? joined;
}

function isDefaultExport(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
    return statement.exportClause.elements.some((element) => element.name.text === "default");
  }
  return ts.canHaveModifiers(statement)
    && (ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.DefaultKeyword) ?? false);
}

/** Only names that stand for a value are found: `Intl.Segmenter` as a type is not a use of the machine's data. */
function findGlobals(source: ts.SourceFile): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isPropertyAccessExpression(node)) {
      if (ts.isIdentifier(node.expression)) found.add(`${node.expression.text}.${node.name.text}`);
      found.add(`.${node.name.text}`);
    }
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) found.add(`new ${node.expression.text}`);
    if (ts.isIdentifier(node) && isValueUse(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

function isValueUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return ts.isCallExpression(parent) || ts.isNewExpression(parent) || ts.isElementAccessExpression(parent);
}
