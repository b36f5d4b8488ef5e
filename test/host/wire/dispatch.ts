import { hostMetadata, type ClassMetadata, type MemberMetadata, type MethodMetadata } from "../metadata/hostMetadata.js";
import { fits } from "./checkArgument.js";
import { notImplemented, refuse } from "./hostError.js";
import type { HostObject } from "./hostObject.js";
import { offers, type RequirementSets } from "./requirementSets.js";

export function classOf(object: HostObject): ClassMetadata {
  return hostMetadata().classes.get(object.className) ?? notImplemented(object.className);
}

/** "Range.values": how errors name a member. */
export function memberName(object: HostObject, member: { readonly name: string }): string {
  return `${object.className}.${member.name}`;
}

export function hasMember(object: HostObject, wire: string): boolean {
  return descriptorOf(object, wire) !== undefined;
}

/** Calls the member of that wire name. Arguments that the documentation rules out are `InvalidArgument`. */
export function callMethod(object: HostObject, wire: string, args: readonly unknown[], sets: RequirementSets): unknown {
  const method = classOf(object).methods.get(wire) ?? refuse("ApiNotFound");
  checkOffered(method, sets);
  const implementation = descriptorOf(object, wire)?.value as unknown;
  if (typeof implementation !== "function") return notImplemented(memberName(object, method));
  const given = args.map((argument) => argument ?? undefined);
  if (method.overloads.length > 0 && !method.overloads.some((parameters) => accepts(parameters, given))) {
    return refuse("InvalidArgument");
  }
  return Reflect.apply(implementation, object, given) as unknown;
}

function accepts(parameters: MethodMetadata["overloads"][number], given: readonly unknown[]): boolean {
  return parameters.every(({ type, optional }, i) => {
    const argument = given[i];
    if (argument === undefined) return optional || type.kind === "any";
    return fits(argument, type, hostMetadata().declared);
  });
}

/** The value of a scalar, or the object of a navigation. */
export function readMember(object: HostObject, wire: string, member: MemberMetadata, sets: RequirementSets): unknown {
  checkOffered(member, sets);
  const descriptor = descriptorOf(object, wire);
  if (!descriptor) return notImplemented(memberName(object, member));
  return Reflect.get(object, wire) as unknown;
}

/** office.js writes two members under other names than it reads them. */
const WRITTEN_AS: Readonly<Record<string, string>> = { Gridlines: "ShowGridlines", Headings: "ShowHeadings" };

export function setMember(object: HostObject, name: string, value: unknown, sets: RequirementSets): void {
  const wire = object.className === "Worksheet" ? WRITTEN_AS[name] ?? name : name;
  const scalar = classOf(object).scalars.get(wire) ?? refuse("ApiNotFound");
  checkOffered(scalar, sets);
  if (!descriptorOf(object, wire)?.set) notImplemented(`${memberName(object, scalar)} =`);
  // Members that hold a list of lists take one value for all cells as well: they check for themselves.
  if (scalar.type && scalar.type.kind !== "array" && !fits(value, scalar.type, hostMetadata().declared)) refuse("InvalidArgument");
  Reflect.set(object, wire, value);
}

export function isOffered(member: MemberMetadata, sets: RequirementSets): boolean {
  return offers(sets, member.apiSet);
}

function checkOffered(member: MemberMetadata, sets: RequirementSets): void {
  if (!isOffered(member, sets)) refuse("ApiNotFound");
}

function descriptorOf(object: HostObject, wire: string): PropertyDescriptor | undefined {
  if (!/^[A-Z_]/.test(wire)) return undefined;
  for (let prototype: object | null = object; prototype && prototype !== Object.prototype; prototype = Reflect.getPrototypeOf(prototype)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(prototype, wire);
    if (descriptor) return descriptor;
  }
  return undefined;
}
