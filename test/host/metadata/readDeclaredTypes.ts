import ts from "typescript";
import type { DeclaredClass, DeclaredMethod, DeclaredProperty, DeclaredTypes, TypeShape } from "./typeShape.js";

/** Reads the types and API sets of `declare namespace Excel` from the text of @types/office-js. Comments that read `[Api set: ExcelApi 1.4]` give the set. */
export function readDeclaredTypes(text: string): DeclaredTypes {
  const source = ts.createSourceFile("index.d.ts", text, ts.ScriptTarget.ES2022, true);
  const classes: Record<string, DeclaredClass> = {};
  const interfaces: Record<string, Record<string, DeclaredProperty>> = {};
  const enums: Record<string, (string | number)[]> = {};
  const aliases: Record<string, TypeShape> = {};
  const bases = new Map<string, string[]>();
  for (const statement of namespaceStatements(source, "Excel")) {
    if (ts.isClassDeclaration(statement) && statement.name) classes[statement.name.text] = readClass(statement);
    else if (ts.isInterfaceDeclaration(statement)) {
      interfaces[statement.name.text] = { ...interfaces[statement.name.text], ...readProperties(statement.members) };
      bases.set(statement.name.text, (statement.heritageClauses ?? []).flatMap((clause) => clause.types.map((type) => shortName(type.expression.getText()))));
    } else if (ts.isEnumDeclaration(statement)) enums[statement.name.text] = [...(enums[statement.name.text] ?? []), ...readEnum(statement)];
    else if (ts.isTypeAliasDeclaration(statement)) aliases[statement.name.text] = readShape(statement.type);
  }
  for (const name of Object.keys(interfaces)) inherit(name, interfaces, bases);
  return { classes, interfaces, enums, aliases };
}

function namespaceStatements(source: ts.SourceFile, name: string): ts.Statement[] {
  return source.statements.flatMap((statement) =>
    ts.isModuleDeclaration(statement) && statement.name.text === name && statement.body && ts.isModuleBlock(statement.body)
      ? [...statement.body.statements] : []);
}

function inherit(name: string, interfaces: Record<string, Record<string, DeclaredProperty>>, bases: Map<string, string[]>): void {
  const parents = bases.get(name) ?? [];
  bases.delete(name);
  for (const base of parents) {
    if (!interfaces[base]) continue;
    inherit(base, interfaces, bases);
    interfaces[name] = { ...interfaces[base], ...interfaces[name] };
  }
}

function readClass(declaration: ts.ClassDeclaration): DeclaredClass {
  const methods: Record<string, DeclaredMethod> = {};
  for (const member of declaration.members) {
    if (!ts.isMethodDeclaration(member)) continue;
    const name = member.name.getText();
    const parameters = member.parameters.map((parameter) => ({
      type: parameter.type ? readShape(parameter.type) : { kind: "any" } as const,
      optional: parameter.questionToken !== undefined || parameter.dotDotDotToken !== undefined,
    }));
    const apiSet = methods[name]?.apiSet ?? apiSetOf(member);
    methods[name] = { overloads: [...(methods[name]?.overloads ?? []), parameters], ...(apiSet !== undefined && { apiSet }) };
  }
  return { properties: readProperties(declaration.members), methods };
}

function readProperties(members: ts.NodeArray<ts.ClassElement | ts.TypeElement>): Record<string, DeclaredProperty> {
  const properties: Record<string, DeclaredProperty> = {};
  for (const member of members) {
    if (!(ts.isPropertyDeclaration(member) || ts.isPropertySignature(member)) || !member.type) continue;
    const apiSet = apiSetOf(member);
    properties[member.name.getText()] = { type: readShape(member.type), optional: member.questionToken !== undefined, ...(apiSet !== undefined && { apiSet }) };
  }
  return properties;
}

function readEnum(declaration: ts.EnumDeclaration): (string | number)[] {
  let next = 0;
  return declaration.members.map((member) => {
    if (member.initializer && ts.isStringLiteral(member.initializer)) return member.initializer.text;
    if (member.initializer && ts.isNumericLiteral(member.initializer)) next = Number(member.initializer.text);
    return next++;
  });
}

function apiSetOf(node: ts.Node): string | undefined {
  const comment = node.getFullText().slice(0, node.getLeadingTriviaWidth());
  return /\[Api set:\s*(\w+ [\d.]+|\w+ BETA[^\]]*)/.exec(comment)?.[1];
}

function readShape(node: ts.TypeNode): TypeShape {
  switch (node.kind) {
    case ts.SyntaxKind.NumberKeyword: return { kind: "number" };
    case ts.SyntaxKind.StringKeyword: return { kind: "string" };
    case ts.SyntaxKind.BooleanKeyword: return { kind: "boolean" };
    default:
  }
  if (ts.isParenthesizedTypeNode(node)) return readShape(node.type);
  if (ts.isArrayTypeNode(node)) return { kind: "array", of: readShape(node.elementType) };
  if (ts.isUnionTypeNode(node)) return { kind: "union", of: node.types.map(readShape) };
  if (ts.isTypeLiteralNode(node)) return { kind: "object", properties: readProperties(node.members) };
  if (ts.isLiteralTypeNode(node)) return readLiteral(node);
  if (ts.isTypeReferenceNode(node)) {
    const name = node.typeName.getText();
    // Other than in Excel nothing is checked: functions, promises, types of the DOM.
    return name.startsWith("OfficeExtension.") || name.startsWith("Office.") ? { kind: "any" } : { kind: "named", name: shortName(name) };
  }
  return { kind: "any" };
}

function readLiteral(node: ts.LiteralTypeNode): TypeShape {
  const { literal } = node;
  if (ts.isStringLiteral(literal)) return { kind: "literal", value: literal.text };
  if (ts.isNumericLiteral(literal)) return { kind: "literal", value: Number(literal.text) };
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return { kind: "literal", value: true };
  if (literal.kind === ts.SyntaxKind.FalseKeyword) return { kind: "literal", value: false };
  return literal.kind === ts.SyntaxKind.NullKeyword ? { kind: "null" } : { kind: "any" };
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
