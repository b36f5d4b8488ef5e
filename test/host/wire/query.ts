import { hostMetadata, type ClassMetadata } from "../metadata/hostMetadata.js";
import { classOf, hasMember, isOffered, readMember } from "./dispatch.js";
import { refuse } from "./hostError.js";
import { HostCollection, HostObject } from "./hostObject.js";
import type { QueryInfo } from "./messages.js";
import type { RequirementSets } from "./requirementSets.js";

/** What a query asks for, by member: { format: { fill: { color: {} } } }; `*` is every scalar. */
interface Wanted { [member: string]: Wanted }

type Answer = Record<string, unknown>;

/** Reads the members that a query asks for. Members that `*` covers and this host lacks are left out, so that a program that reads one is told so. */
export function answerQuery(object: HostObject, query: QueryInfo, sets: RequirementSets): Answer {
  const wanted: Wanted = {};
  const selected = query.Select?.length ? query.Select : ["*"];
  for (const path of selected) want(wanted, path);
  for (const path of query.Expand ?? []) want(wanted, `${path}/*`);
  return read(object, wanted, query, sets);
}

function want(wanted: Wanted, path: string): void {
  let here = wanted;
  for (const part of path.split(/[/.]/)) {
    if (part === "" || part.toLowerCase() === "items") continue;
    here = here[part] ??= {};
  }
}

function read(object: HostObject, wanted: Wanted, paging: QueryInfo | undefined, sets: RequirementSets): Answer {
  const answer: Answer = { ...object.identity() };
  const effective = Object.keys(wanted).length === 0 ? { "*": {} } : wanted;
  if (object instanceof HostCollection) readCollection(answer, object, effective, paging, sets);
  else readMembers(answer, object, effective, sets);
  return answer;
}

function readCollection(answer: Answer, collection: HostCollection, wanted: Wanted, paging: QueryInfo | undefined, sets: RequirementSets): void {
  const own: Wanted = {};
  const ofItems: Wanted = {};
  for (const [name, inner] of Object.entries(wanted)) {
    if (name === "*") own[name] = ofItems[name] = inner;
    else (findMember(classOf(collection), name) ? own : ofItems)[name] = inner;
  }
  readMembers(answer, collection, own, sets);
  if (Object.keys(ofItems).length === 0) return;
  const skip = paging?.Skip ?? 0;
  const items = collection.items().slice(skip, paging?.Top === undefined ? undefined : skip + paging.Top);
  answer._Items = items.map((item, i) => ({ ...read(item, ofItems, undefined, sets), _Index: skip + i }));
}

function readMembers(answer: Answer, object: HostObject, wanted: Wanted, sets: RequirementSets): void {
  const description = classOf(object);
  for (const [name, inner] of Object.entries(wanted)) {
    if (name === "*") {
      readScalars(answer, object, description, sets);
      continue;
    }
    const found = findMember(description, name) ?? refuse("InvalidArgument", `${object.className} has no property ${name}.`);
    const value = readMember(object, found.wire, found.member, sets);
    answer[found.wire] = value instanceof HostObject ? read(value, inner, undefined, sets) : value;
  }
}

function readScalars(answer: Answer, object: HostObject, description: ClassMetadata, sets: RequirementSets): void {
  for (const [wire, scalar] of description.scalars) {
    if (wire.startsWith("_") || !isOffered(scalar, sets) || !hasMember(object, wire)) continue;
    answer[wire] = readMember(object, wire, scalar, sets);
  }
}

/** Programs may write a member in any case. */
function findMember(description: ClassMetadata, name: string): ReturnType<Lookup["get"]> {
  let lookup = lookups.get(description.name);
  if (!lookup) {
    lookup = new Map();
    for (const [wire, member] of [...description.scalars, ...description.navigations]) lookup.set(member.name.toLowerCase(), { wire, member });
    lookups.set(description.name, lookup);
  }
  return lookup.get(name.toLowerCase());
}

type Lookup = Map<string, { wire: string; member: { name: string; apiSet: string } }>;
const lookups = new Map<string, Lookup>();

/** `retrieve` answers in the program's spelling: { name: "概要", items: […] }. */
export function inProgramSpelling(className: string, answer: Answer): Answer {
  const description = hostMetadata().classes.get(className);
  const spelled: Answer = {};
  for (const [wire, value] of Object.entries(answer)) {
    const navigation = description?.navigations.get(wire);
    if (wire === "_Items") spelled.items = (value as Answer[]).map((item) => inProgramSpelling(description?.item?.className ?? "", item)); // made by readCollection
    else if (wire.startsWith("_")) continue;
    else if (navigation && value !== null) spelled[navigation.name] = inProgramSpelling(navigation.className, value as Answer); // made by readMembers
    else spelled[description?.scalars.get(wire)?.name ?? wire] = value;
  }
  return spelled;
}
