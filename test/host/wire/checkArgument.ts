import type { DeclaredTypes, TypeShape } from "../metadata/typeShape.js";
import { HostObject } from "./hostObject.js";

/** Whether a value that came over the wire can be what the documentation asks for. Names that it does not know pass. */
export function fits(value: unknown, shape: TypeShape, declared: DeclaredTypes): boolean {
  switch (shape.kind) {
    case "any": return true;
    case "null": return value === null || value === undefined;
    case "literal": return value === shape.value;
    case "array": return Array.isArray(value) && value.every((item) => fits(item, shape.of, declared));
    case "union": return shape.of.some((option) => fits(value, option, declared));
    case "object": return fitsObject(value, shape.properties, declared);
    case "named": return fitsNamed(value, shape.name, declared);
    case "number": return typeof value === "number" && Number.isFinite(value);
    default: return typeof value === shape.kind;
  }
}

function fitsNamed(value: unknown, name: string, declared: DeclaredTypes): boolean {
  if (value instanceof HostObject) return value.className === name;
  const options = declared.enums[name];
  if (options) return options.includes(value as string | number);
  const alias = declared.aliases[name];
  if (alias) return fits(value, alias, declared);
  const properties = declared.interfaces[name];
  if (properties) return fitsObject(value, properties, declared);
  // Classes are never given by value; what the documentation names from elsewhere is not checked.
  return typeof value === "object";
}

function fitsObject(value: unknown, properties: Readonly<Record<string, { type: TypeShape; optional: boolean }>>, declared: DeclaredTypes): boolean {
  if (typeof value !== "object" || value === null || value instanceof HostObject) return false;
  return Object.entries(properties).every(([name, { type, optional }]) => {
    const inner: unknown = (value as Record<string, unknown>)[name];
    return inner === undefined || inner === null ? optional : fits(inner, type, declared);
  });
}
