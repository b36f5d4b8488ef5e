import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDeclaredTypes } from "./readDeclaredTypes.js";
import { readProxyClasses } from "./readProxyClasses.js";
import { repositoryRoot } from "./repositoryRoot.js";
import { restoreMetadata, type StoredClass, type StoredMetadata } from "./storedMetadata.js";
import type { DeclaredClass, DeclaredTypes, TypeShape } from "./typeShape.js";

/**
 * What office.js itself says of the API: every class with its members by their names on the wire, and the types that the
 * documentation gives them. It derives from Microsoft's files, so it is made from node_modules when it is first needed and
 * kept in node_modules/.cache; it is never committed.
 * @example metadata.classes.get("Range")?.scalars.get("Values") → { name: "values", settable: true, apiSet: "ExcelApi 1.1", type: … }
 */
export interface HostMetadata {
  readonly classes: ReadonlyMap<string, ClassMetadata>;
  /** Interfaces and enumerations by name, for checking arguments. */
  readonly declared: DeclaredTypes;
}

export interface ClassMetadata {
  readonly name: string;
  readonly scalars: ReadonlyMap<string, ScalarMetadata>;
  readonly navigations: ReadonlyMap<string, NavigationMetadata>;
  readonly methods: ReadonlyMap<string, MethodMetadata>;
  /** What a collection holds. */
  readonly item: { readonly className: string; readonly hasIndexer: boolean } | undefined;
}

export interface MemberMetadata {
  /** As a program writes it: `getItem`. */
  readonly name: string;
  /** "ExcelApi 1.4". */
  readonly apiSet: string;
}

export interface ScalarMetadata extends MemberMetadata {
  readonly settable: boolean;
  readonly type: TypeShape | undefined;
}

export interface NavigationMetadata extends MemberMetadata {
  readonly className: string;
  readonly isCollection: boolean;
}

export interface MethodMetadata extends MemberMetadata {
  /** The class of the object it gives; undefined where it gives a value or nothing. */
  readonly returns: string | undefined;
  /** A read may run on a workbook that cannot be changed. */
  readonly isRead: boolean;
  /** One list of parameters for each overload that is documented; none for members that are not. */
  readonly overloads: readonly (readonly { readonly type: TypeShape; readonly optional: boolean }[])[];
}

const root = repositoryRoot();
const OFFICE_JS = join(root, "node_modules/@microsoft/office-js");
const TYPES = join(root, "node_modules/@types/office-js");
/** The readers' own text is part of the key, so that a change of them is not hidden by an old file. */
const READERS = ["hostMetadata.ts", "readProxyClasses.ts", "readDeclaredTypes.ts"].map((file) => join(root, "test/host/metadata", file));

let loaded: HostMetadata | undefined;

export function hostMetadata(): HostMetadata {
  loaded ??= restoreMetadata(hostMetadataText());
  return loaded;
}

/** The same as JSON, for a host that runs in a browser. */
export function hostMetadataText(): string {
  const path = cachePath();
  if (!existsSync(path)) {
    mkdirSync(join(path, ".."), { recursive: true });
    // Tests run in several processes at once: each writes a file of its own and puts it in place whole.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(read()));
    renameSync(draft, path);
  }
  return readFileSync(path, "utf8");
}

function cachePath(): string {
  const key = createHash("sha256");
  for (const file of [join(OFFICE_JS, "package.json"), join(TYPES, "package.json"), ...READERS]) key.update(readFileSync(file));
  return join(root, "node_modules/.cache/emulated-excel", `metadata-${key.digest("hex").slice(0, 16)}.json`);
}

function read(): StoredMetadata {
  const proxies = readProxyClasses(readFileSync(join(OFFICE_JS, "dist/excel-win32-16.01.debug.js"), "utf8"));
  const types = readDeclaredTypes(readFileSync(join(TYPES, "index.d.ts"), "utf8"));
  const classes = proxies.map((proxy): StoredClass => {
    const documented: DeclaredClass | undefined = types.classes[proxy.name];
    return {
      name: proxy.name,
      scalars: proxy.scalars.map(({ wire, name, settable, apiSet }) => {
        const property = documented?.properties[name];
        return [wire, { name, settable, apiSet: apiSet ?? property?.apiSet ?? "ExcelApi 1.1", ...(property && { type: property.type }) } as ScalarMetadata];
      }),
      navigations: proxy.navigations.map(({ wire, name, className, isCollection, apiSet }) =>
        [wire, { name, className, isCollection, apiSet: apiSet ?? documented?.properties[name]?.apiSet ?? "ExcelApi 1.1" }]),
      methods: proxy.methods.map(({ wire, name, returns, isRead, apiSet }) => {
        const method = documented?.methods[name];
        const shared = { name, isRead, apiSet: apiSet ?? method?.apiSet ?? "ExcelApi 1.1", overloads: method?.overloads ?? [] };
        return [wire, { ...shared, returns }];
      }),
      ...(proxy.item && { item: proxy.item }),
    };
  });
  return { classes, declared: { classes: {}, interfaces: types.interfaces, enums: types.enums, aliases: types.aliases } };
}
