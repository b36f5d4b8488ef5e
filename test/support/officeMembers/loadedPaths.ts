import ts from "typescript";

/**
 * The members that a call of `load` names in its text: `range.load("rowIndex,format/fill/color")` gives Range.rowIndex, Range.format,
 * RangeFormat.fill and RangeFill.color. Texts are followed into constants and templates.
 */
export function loadedPaths(call: ts.CallExpression, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const { expression } = call;
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== "load") return [];
  const [argument] = call.arguments;
  const text = argument && textOf(argument, checker);
  if (text === undefined) return [];
  const type = checker.getTypeAtLocation(expression.expression);
  return text.split(",").flatMap((path) => walk(type, path.trim().split("/"), checker, call));
}

function walk(type: ts.Type, steps: readonly string[], checker: ts.TypeChecker, at: ts.Node): ts.Symbol[] {
  const [step, ...rest] = steps;
  const symbol = step === undefined ? undefined : type.getProperty(step);
  if (!symbol) return [];
  const inner = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(symbol, at));
  const item = step === "items" ? (checker.getIndexTypeOfType(inner, ts.IndexKind.Number) ?? inner) : inner;
  return [symbol, ...walk(item, rest, checker, at)];
}

function textOf(node: ts.Expression, checker: ts.TypeChecker): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) return constantText(node, checker);
  if (!ts.isTemplateExpression(node)) return undefined;
  const spans = node.templateSpans.map((span) => `${textOf(span.expression, checker) ?? ""}${span.literal.text}`);
  return node.head.text + spans.join("");
}

function constantText(node: ts.Identifier, checker: ts.TypeChecker): string | undefined {
  let symbol = checker.getSymbolAtLocation(node);
  if (symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0) symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration) && declaration.initializer ? textOf(declaration.initializer, checker) : undefined;
}
