import { UniverFormulaEnginePlugin, UniverSheetsFormulaPlugin, UpdateDefinedNameController, UpdateFormulaController } from "@univerjs/presets/preset-sheets-core";

/**
 * The grid's formula plugin without its rewriting of references when lines move: the book does that, and two that do it would disagree.
 * What is left knows the functions for the formula bar, and fills formulas down. Its engine is told not to calculate (`QUIET_ENGINE`).
 */
export class QuietFormulaPlugin extends UniverSheetsFormulaPlugin {
  override onReady(): void {
    super.onReady();
    for (const rewriter of [UpdateFormulaController, UpdateDefinedNameController]) this._injector.get<{ dispose(): void }>(rewriter).dispose();
  }
}

/** For the formula engine: parse formulas for the editor, and leave the calculation to the book. */
const QUIET_ENGINE = { notExecuteFormula: true };

/** For the formula plugin: no calculation when a workbook is shown (Univer's CalculationMode.NO_CALCULATION). */
const NO_CALCULATION = { initialFormulaComputing: 2 };

/** Puts the quiet ones in the places of their parents. */
export function quietPlugins<T>(plugins: readonly T[]): T[] {
  return plugins.map((plugin) => {
    const kind: unknown = Array.isArray(plugin) ? plugin[0] : plugin;
    if (kind === UniverFormulaEnginePlugin) return [UniverFormulaEnginePlugin, QUIET_ENGINE] as T; // the same list with two of its entries changed
    return kind === UniverSheetsFormulaPlugin ? [QuietFormulaPlugin, NO_CALCULATION] as T : plugin; // see above
  });
}
