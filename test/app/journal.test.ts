import { addEntry, latestUndoable, markUndone, type Journal } from "../../src/app/journal.js";
import { JournalStore } from "../../src/app/journalStore.js";

const write = (id: string, irreversible?: "file"): Parameters<typeof addEntry>[1] => ({
  purpose: "repair", at: 0, places: [], receipt: { id, ...(irreversible ? { irreversible } : {}) },
});

test("newest first, numbered, and undone one by one", () => {
  let journal: Journal = [];
  for (const id of ["a", "b", "c"]) journal = addEntry(journal, write(id));
  expect(journal.map((entry) => [entry.id, entry.receipt.id])).toEqual([[3, "c"], [2, "b"], [1, "a"]]);
  expect(latestUndoable(journal)?.receipt.id).toBe("c");
  journal = markUndone(journal, 3);
  expect([latestUndoable(journal)?.receipt.id, journal.map((entry) => entry.isUndone)]).toEqual(["b", [true, false, false]]);
});

test("a write that cannot be undone is listed and passed over", () => {
  const journal = addEntry(addEntry([], write("a")), write("b", "file"));
  expect([journal.length, latestUndoable(journal)?.receipt.id]).toEqual([2, "a"]);
  expect(latestUndoable(markUndone(journal, 1))).toBeUndefined();
});

test("numbers go on after an undo, so that no two entries share one", () => {
  const journal = addEntry(markUndone(addEntry([], write("a")), 1), write("b"));
  expect(journal.map((entry) => entry.id)).toEqual([2, 1]);
});

test("a store tells its listeners until they leave", () => {
  const store = new JournalStore();
  const heard: number[] = [];
  const leave = store.subscribe((journal) => heard.push(journal.length));
  store.add(write("a"));
  store.markUndone(1);
  leave();
  store.add(write("b"));
  expect([heard, store.entries.length]).toEqual([[1, 1], 2]);
});
