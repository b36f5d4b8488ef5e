import type { ClassMetadata, HostMetadata, MethodMetadata, NavigationMetadata, ScalarMetadata } from "./hostMetadata.js";
import type { DeclaredTypes } from "./typeShape.js";

/** The form in which the metadata are kept as JSON: maps are lists of entries. */
export interface StoredMetadata {
  readonly classes: readonly StoredClass[];
  readonly declared: DeclaredTypes;
}

export interface StoredClass {
  readonly name: string;
  readonly scalars: readonly (readonly [string, ScalarMetadata])[];
  readonly navigations: readonly (readonly [string, NavigationMetadata])[];
  readonly methods: readonly (readonly [string, MethodMetadata])[];
  readonly item?: { readonly className: string; readonly hasIndexer: boolean };
}

/** @param text JSON of our own making: what `hostMetadataText` gives */
export function restoreMetadata(text: string): HostMetadata {
  const stored = JSON.parse(text) as StoredMetadata;
  const classes = stored.classes.map(({ name, scalars, navigations, methods, item }): [string, ClassMetadata] =>
    [name, { name, item, scalars: new Map(scalars), navigations: new Map(navigations), methods: new Map(methods) }]);
  return { classes: new Map(classes), declared: stored.declared };
}
