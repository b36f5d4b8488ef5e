import { parseAddress } from "../../core/grid/address.js";
import type { CellComment, CellNote } from "../../core/grid/sheetLayout.js";
import { decodeEscapes } from "../read/cellText.js";
import { attributeValue, childOf, childrenOf, descendantsOf, parseXml, textOf } from "../xml/xmlSource.js";

/** The notes of xl/comments*.xml in their order. */
export function readNotes(sources: readonly string[]): readonly CellNote[] {
  return sources.flatMap((source) => {
    const root = parseXml(source);
    const authors = (childOf(root, "authors")?.children ?? []).map((author) => textOf(source, author));
    return childrenOf(childOf(root, "commentList") ?? root, "comment").flatMap((comment): CellNote[] => {
      const at = parseAddress(attributeValue(source, comment, "ref") ?? "");
      const text = childOf(comment, "text");
      if (!at) return [];
      // Readings beside the text (rPh) are no part of it.
      const pieces = text ? text.children.filter((child) => child.local !== "rPh").flatMap((child) => (child.local === "t" ? [child] : childrenOf(child, "t"))) : [];
      return [{ ...at, author: authors[Number(attributeValue(source, comment, "authorId"))] ?? "", text: decodeEscapes(pieces.map((t) => textOf(source, t)).join("")).replaceAll("\r\n", "\n") }];
    });
  });
}

/** Threaded comments with their replies; `persons` says who wrote them. */
export function readComments(sources: readonly string[], persons: readonly string[]): readonly CellComment[] {
  const names = new Map(persons.flatMap((source) => descendantsOf(parseXml(source), "person").map((person) => [attributeValue(source, person, "id"), attributeValue(source, person, "displayName") ?? ""] as const)));
  return sources.flatMap((source) => {
    const all = childrenOf(parseXml(source), "threadedComment").map((comment) => ({
      id: attributeValue(source, comment, "id") ?? "", parent: attributeValue(source, comment, "parentId"), at: parseAddress(attributeValue(source, comment, "ref") ?? ""),
      author: names.get(attributeValue(source, comment, "personId")) ?? "", text: childrenOf(comment, "text").map((text) => textOf(source, text)).join(""),
      isResolved: ["1", "true"].includes(attributeValue(source, comment, "done") ?? ""),
    }));
    return all.flatMap(({ parent, at, ...comment }): CellComment[] => {
      if (parent !== undefined || !at) return [];
      return [{ ...comment, ...at, replies: all.filter((reply) => reply.parent === comment.id).map(({ id, author, text }) => ({ id, author, text })) }];
    });
  });
}
