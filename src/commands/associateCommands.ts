import type { CommandTarget } from "./commandTarget.js";
import { showPane } from "./showPane.js";

/** The names that manifest.xml calls; a test holds the two against each other. */
export const COMMANDS = {
  checkBook: (target) => checkAndShow(target, "book"),
  checkTable: (target) => checkAndShow(target, "selection"),
  showSummary: async (target) => {
    await target.showSummary();
    await showPane();
  },
  compareEditions: async (target) => {
    target.showRevision();
    await showPane();
  },
  undoLatest: async (target) => {
    await target.undoLatest();
    await showPane();
  },
} satisfies Readonly<Record<string, Command>>;

type Command = (target: CommandTarget) => Promise<void>;

/** Longer than this without a word, and people click again. Milliseconds. */
const SILENCE = 400;

/**
 * Ties the ribbon's buttons to the pane's actions. Call it once, as soon as the page runs: Excel waits for the names only a short while.
 * @example associateCommands(createRibbonActions(pane));
 */
export function associateCommands(target: CommandTarget): void {
  for (const [name, command] of Object.entries(COMMANDS)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => void runCommand(command, target, event));
  }
}

/**
 * The door behind which a command runs: a crash is told in the pane, and Excel hears in every case that the command is over. Without
 * that its button would stay grey.
 */
async function runCommand(command: Command, target: CommandTarget, event: Office.AddinCommands.Event): Promise<void> {
  try {
    await command(target);
  } catch (cause) {
    target.onBug(cause);
    await showPane().catch((second: unknown) => target.onBug(second));
  } finally {
    event.completed();
  }
}

/**
 * Checks, selects the first wrong cell and opens the pane. It opens also when all agrees: its one sentence is the brief word that is due then,
 * for an add-in has no other place to say it (office.js makes `alert` throw, a dialog would have to be closed, and Excel has no
 * notifications). A check that takes long opens it at once, for there its progress is shown.
 */
async function checkAndShow(target: CommandTarget, scope: "book" | "selection"): Promise<void> {
  const timer = setTimeout(() => void showPane().catch((cause: unknown) => target.onBug(cause)), SILENCE);
  try {
    const isDone = await target.check(scope);
    const place = isDone ? target.firstWrongCell() : undefined;
    if (place) await target.select(place);
  } finally {
    clearTimeout(timer);
  }
  await showPane();
}
