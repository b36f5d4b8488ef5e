import ts from "typescript";

/** A class of office.js that stands for an object of Excel, with its members by their names on the wire. */
export interface ProxyClass {
  /** "Range"; classes outside the namespace Excel carry theirs: "OfficeCore.AppRuntimeService". */
  readonly name: string;
  readonly scalars: ProxyScalar[];
  readonly navigations: ProxyNavigation[];
  readonly methods: ProxyMethod[];
  item?: { readonly className: string; readonly hasIndexer: boolean };
}

interface ProxyMember { readonly wire: string; readonly name: string; readonly apiSet: string | undefined }
interface ProxyScalar extends ProxyMember { readonly settable: boolean }
interface ProxyNavigation extends ProxyMember { readonly className: string; readonly isCollection: boolean }
interface ProxyMethod extends ProxyMember { readonly returns: string | undefined; readonly isRead: boolean }

/** Names of scalars as three lists side by side, and what their getters and setters tell. */
interface Draft {
  readonly proxy: ProxyClass;
  names: string[];
  wires: string[];
  settable: boolean[];
  readonly apiSets: Map<string, string>;
}

/**
 * Reads the proxy classes from the text of a debug host file: each calls `_createPropertyObject`, `_createMethodObject`,
 * `_invokeMethod`… with the wire name of its member.
 */
export function readProxyClasses(text: string): ProxyClass[] {
  const source = ts.createSourceFile("host.js", text, ts.ScriptTarget.ES2015, true, ts.ScriptKind.JS);
  const drafts = new Map<string, Draft>();
  const visit = (node: ts.Node, namespace: string): void => {
    const member = memberDefinition(node);
    if (member) {
      const key = namespace === "Excel" ? member.owner : `${namespace}.${member.owner}`;
      let draft = drafts.get(key);
      if (!draft) drafts.set(key, draft = newDraft(key));
      readMember(draft, member.name, member.body);
      return;
    }
    const inner = namespaceOf(node) ?? namespace;
    ts.forEachChild(node, (child) => visit(child, inner));
  };
  visit(source, "");
  return [...drafts.values()].map(finish).filter(isProxy);
}

function newDraft(name: string): Draft {
  return { proxy: { name, scalars: [], navigations: [], methods: [] }, names: [], wires: [], settable: [], apiSets: new Map() };
}

function finish({ proxy, names, wires, settable, apiSets }: Draft): ProxyClass {
  wires.forEach((wire, i) => {
    const name = names[i] ?? wire;
    proxy.scalars.push({ wire, name, settable: settable[i] ?? false, apiSet: apiSets.get(name) });
  });
  return proxy;
}

function isProxy({ scalars, navigations, methods, item }: ProxyClass): boolean {
  return scalars.length + navigations.length + methods.length > 0 || item !== undefined;
}

/** `(function (Excel) { … })(Excel || (Excel = {}))` opens a namespace. */
function namespaceOf(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isParenthesizedExpression(node.expression)) return undefined;
  const inner = node.expression.expression;
  const parameter = ts.isFunctionExpression(inner) ? inner.parameters[0]?.name : undefined;
  if (!parameter || !ts.isIdentifier(parameter) || parameter.text.startsWith("_")) return undefined;
  return parameter.text;
}

/** `Object.defineProperty(X.prototype, "name", …)` or `X.prototype.name = function …`. */
function memberDefinition(node: ts.Node): { owner: string; name: string; body: ts.Node } | undefined {
  if (ts.isCallExpression(node) && node.expression.getText() === "Object.defineProperty") {
    const [target, name, body] = node.arguments;
    const owner = target && prototypeOwner(target);
    if (owner !== undefined && name && ts.isStringLiteral(name) && body) return { owner, name: name.text, body };
  }
  if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left) && ts.isFunctionExpression(node.right)) {
    const owner = prototypeOwner(node.left.expression);
    if (owner !== undefined) return { owner, name: node.left.name.text, body: node.right };
  }
  return undefined;
}

function prototypeOwner(node: ts.Node): string | undefined {
  return ts.isPropertyAccessExpression(node) && node.name.text === "prototype" && ts.isIdentifier(node.expression)
    ? node.expression.text : undefined;
}

function readMember(draft: Draft, name: string, body: ts.Node): void {
  switch (name) {
    case "_scalarPropertyNames": draft.names = returnedTexts(body); return;
    case "_scalarPropertyOriginalNames": draft.wires = returnedTexts(body); return;
    case "_scalarPropertyUpdateable": draft.settable = returnedTexts(body).map((text) => text === "true"); return;
    default: if (!/^on[A-Z]/.test(name)) readCalls(draft, name, body);
  }
}

function returnedTexts(body: ts.Node): string[] {
  let found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression && ts.isArrayLiteralExpression(node.expression)) {
      found = node.expression.elements.map((element) => (ts.isStringLiteral(element) ? element.text : element.getText()));
    } else ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

function readCalls({ proxy, apiSets }: Draft, name: string, body: ts.Node): void {
  let apiSet: string | undefined;
  const readCall = (call: ts.CallExpression): void => {
    const at = (index: number): string => textOf(call.arguments[index]);
    switch (call.expression.getText()) {
      case "_throwIfApiNotSupported":
        apiSet = `${at(1) === "_defaultApiSetName" ? "ExcelApi" : at(1)} ${at(2)}`;
        apiSets.set(name, apiSets.get(name) ?? apiSet);
        return;
      case "_createPropertyObject":
        proxy.navigations.push({ wire: at(2), name, className: className(at(0)), isCollection: at(3) === "true", apiSet });
        return;
      case "_createMethodObject":
        addMethod(proxy, { wire: at(2), name, returns: className(at(0)), isRead: at(3) === "1", apiSet });
        return;
      case "_invokeMethod":
        addMethod(proxy, { wire: at(1), name, returns: undefined, isRead: at(2) === "1", apiSet });
        return;
      case "_createIndexerObject":
        addMethod(proxy, { wire: "", name, returns: className(at(0)), isRead: true, apiSet });
        return;
      case "_createChildItemObject":
        proxy.item = { className: className(at(0)), hasIndexer: at(1) === "true" };
        return;
      default:
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) readCall(node);
    ts.forEachChild(node, visit);
  };
  visit(body);
}

function addMethod(proxy: ProxyClass, method: ProxyMethod): void {
  if (!proxy.methods.some(({ wire }) => wire === method.wire)) proxy.methods.push(method);
}

function className(text: string): string {
  return text.replace(/^Excel\./, "");
}

function textOf(node: ts.Node | undefined): string {
  if (!node) return "";
  return ts.isStringLiteral(node) ? node.text : node.getText();
}
