import { CustomCommandExecutionError, type ICommandService, type IDisposable } from "@univerjs/presets";

/** Commands of the grid that would leave formulas pointing at what has moved away: the book has no such change. */
const BARRED = new Set([
  "sheet.command.move-rows", "sheet.command.move-cols", "sheet.command.insert-range-move-down", "sheet.command.insert-range-move-right",
  "sheet.command.delete-range-move-left", "sheet.command.delete-range-move-up",
]);

/** Entries of its menus that are left out: those, and the grid's own protection, which no workbook knows. */
export const LEFT_OUT = Object.fromEntries([
  ...BARRED, "sheet.command.insert-range-move-down-confirm", "sheet.command.insert-range-move-right-confirm", "sheet.command.delete-range-move-left-confirm",
  "sheet.command.delete-range-move-up-confirm", "sheet.contextMenu.permission", "sheet-permission.operation.openPanel", "sheet.command.add-range-protection-from-toolbar",
  "sheet.command.add-range-protection-from-context-menu", "sheet.command.view-sheet-permission-from-sheet-bar", "sheet.command.view-sheet-permission-from-context-menu",
  "sheet.command.add-range-protection-from-sheet-bar", "sheet.command.delete-worksheet-protection-from-sheet-bar", "sheet.command.change-sheet-protection-from-sheet-bar",
  "sheet.command.delete-range-protection-from-context-menu",
].map((id) => [id, { hidden: true }]));

/** Keeps the barred ones from running, however they are called (dragging a row's heading is one way). */
export function barCommands(commands: ICommandService): IDisposable {
  return commands.beforeCommandExecuted(({ id }) => {
    if (BARRED.has(id)) throw new CustomCommandExecutionError(id);
  });
}
