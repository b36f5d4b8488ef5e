/** A type of the documentation, as far as an argument can be checked against it. Named types are looked up in DeclaredTypes. */
export type TypeShape =
  | { readonly kind: "any" }
  | { readonly kind: "number" | "string" | "boolean" | "null" }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "array"; readonly of: TypeShape }
  | { readonly kind: "union"; readonly of: readonly TypeShape[] }
  | { readonly kind: "object"; readonly properties: Readonly<Record<string, DeclaredProperty>> }
  | { readonly kind: "named"; readonly name: string };

export interface DeclaredProperty {
  readonly type: TypeShape;
  readonly optional: boolean;
  readonly apiSet?: string;
}

export interface DeclaredMethod {
  readonly overloads: readonly (readonly { readonly type: TypeShape; readonly optional: boolean }[])[];
  readonly apiSet?: string;
}

export interface DeclaredClass {
  readonly properties: Readonly<Record<string, DeclaredProperty>>;
  readonly methods: Readonly<Record<string, DeclaredMethod>>;
}

export interface DeclaredTypes {
  readonly classes: Readonly<Record<string, DeclaredClass>>;
  readonly interfaces: Readonly<Record<string, Readonly<Record<string, DeclaredProperty>>>>;
  readonly enums: Readonly<Record<string, readonly (string | number)[]>>;
  readonly aliases: Readonly<Record<string, TypeShape>>;
}
