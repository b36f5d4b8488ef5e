// Long: feeding, holding against what was saved, and reading back are one cycle over the same few tables.
import { formulaReferences } from "../../core/grid/formulaReferences.js";
import { isCellError, type CellValue } from "../../core/grid/grid.js";
import { rangeContains } from "../../core/grid/address.js";
import type { CalculatedSheet, CalculatedState, Calculation, Calculator, CellResult, KeptReason, NotRecalculated } from "./calculator.js";
import { ExactNumbers, keyOf, placeOf } from "./exactNumbers.js";
import { toIronFormula, type FormulaSurroundings } from "./ironFormula.js";
import { IronModel } from "./ironModel.js";
import { findStale, type KeptFormula } from "./staleFormulas.js";
import { WatchedCells } from "./watchedCells.js";

interface FedFormula {
  readonly formula: string;
  readonly isPlain: boolean;
}

/** Errors that only IronCalc knows: it could not calculate. */
const OWN_ERRORS = new Set(["#ERROR!", "#N/IMPL!", "#SPILL!", "#CIRC!"]);
const KNOWN_ERRORS = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]);
/** The rounds of keeping formulas, each of which may turn up others: chains of unknown functions are short. */
const MOST_ROUNDS = 12;
/** Rows that are made ready in one go: a few milliseconds. */
const ROWS_AT_A_TIME = 50;

/**
 * Calculates with IronCalc. Before the first calculation the saved state is fed and held against what Excel had saved: a formula that comes out
 * otherwise there (an unknown function, another reading of a form) keeps its saved result, and cells after it go by that.
 * @example const calculator = new IronCalculator({ timeZone: "Asia/Tokyo" }); calculator.begin(book.state);
 */
export class IronCalculator implements Calculator {
  private model: IronModel | undefined;
  private building: Generator<void> | undefined;
  private numbers: ExactNumbers | undefined;
  private base: CalculatedState | undefined;
  private fedState: CalculatedState | undefined;
  private sheetIds: readonly string[] = [];
  private readonly fed = new Map<number, string>();
  private readonly formulas = new Map<number, FedFormula>();
  private readonly kept = new Map<number, KeptFormula>();
  private watched: WatchedCells[] = [];
  private results = new Map<number, CellValue>();

  constructor(private readonly options: { readonly timeZone: string }) {}

  begin(state: CalculatedState): void {
    this.base = state;
    this.drop();
  }

  recalculate(state: CalculatedState): Calculation {
    if (!this.base) throw new Error("begin was not called");
    if (isArranged(this.fedState ?? this.base, state)) {
      this.drop();
      if (!hasFormulas(state)) return { results: [], notRecalculated: [] };
      for (const _part of this.build(state, true)) continue;
      const results = [...this.results].flatMap(([key, value]): CellResult[] => {
        const before = this.savedValue(state, key);
        return isSame(value, before) ? [] : [this.resultAt(key, value)];
      });
      this.base = state; // what is stale is told from here on
      return { results, notRecalculated: this.stale(state) };
    }
    if (!this.isReady) {
      if (!hasFormulas(this.base) && !hasFormulas(state)) return { results: [], notRecalculated: [] };
      while (!this.goOn(this.base));
    }
    const before = this.results;
    const changed = this.feedChanges(state);
    if (changed.size > 0) this.evaluate(state, (key) => changed.has(key));
    const results = [...this.results].flatMap(([key, value]): CellResult[] => {
      const isUnchanged = isSame(value, before.get(key)) && !changed.has(key);
      return isUnchanged && this.savedValue(state, key) !== null ? [] : [this.resultAt(key, value)]; // one without a result was never calculated
    });
    return { results: results.filter((result) => !isSame(result.value, this.savedValue(state, this.keyFor(result)))), notRecalculated: this.stale(state) };
  }

  prepare(): boolean {
    return this.isReady || !this.base || !hasFormulas(this.base) || this.goOn(this.base);
  }

  /** The next part of the building; true when it was the last. */
  private goOn(base: CalculatedState): boolean {
    this.building ??= this.build(base, true);
    if (this.building.next().done !== true) return false;
    this.building = undefined;
    return true;
  }

  private get isReady(): boolean {
    return this.model !== undefined && this.building === undefined;
  }

  private drop(): void {
    this.building = undefined;
    this.model?.free();
    this.model = undefined;
    this.fedState = undefined;
    this.fed.clear();
    this.formulas.clear();
    this.kept.clear();
    this.results = new Map();
  }

  /** In parts of a few milliseconds, but for the calculation itself, which is the last. */
  private *build(state: CalculatedState, isMeasured: boolean): Generator<void> {
    const names = state.sheets.map((sheet) => sheet.name);
    this.sheetIds = state.sheets.map((sheet) => sheet.id);
    this.model = new IronModel(names, this.options.timeZone);
    this.numbers = new ExactNumbers(this.model, names);
    this.watched = names.map(() => new WatchedCells());
    for (const [index, sheet] of state.sheets.entries()) {
      for (const rows of portions(sheet)) {
        this.translateRows(state, sheet, index, rows, undefined);
        yield;
      }
    }
    for (const [index, sheet] of state.sheets.entries()) {
      for (const rows of portions(sheet)) {
        for (const rowIndex of rows) this.feedRow(sheet, index, rowIndex, undefined);
        this.model.forgetChanges();
        yield;
      }
    }
    this.fedState = state;
    this.evaluate(state, () => isMeasured);
  }

  /** Feeds what differs from the state that was fed last; gives the cells whose input changed. */
  private feedChanges(state: CalculatedState): ReadonlySet<number> {
    const last = this.fedState as CalculatedState; // build has set it
    const changed = new Set<number>();
    const rowsOf = state.sheets.map((sheet, index) => sheet.cells.changedRows((last.sheets[index] as CalculatedSheet).cells)); // sheets are the same while nothing is moved
    let watchesMore = false;
    for (const [index, sheet] of state.sheets.entries()) watchesMore = this.translateRows(state, sheet, index, rowsOf[index] ?? [], changed) || watchesMore;
    for (const [index, sheet] of state.sheets.entries()) {
      const rows = watchesMore ? [...sheet.cells.entries()].map(([rowIndex]) => rowIndex) : (rowsOf[index] ?? []);
      for (const rowIndex of rows) this.feedRow(sheet, index, rowIndex, changed);
    }
    this.fedState = state;
    return changed;
  }

  /** Takes up the formulas of rows; true where cells are spoken of that were not before. */
  private translateRows(state: CalculatedState, sheet: CalculatedSheet, index: number, rows: readonly number[], changed: Set<number> | undefined): boolean {
    let watchesMore = false;
    for (const rowIndex of rows) {
      const list = sheet.cells.row(rowIndex)?.formulas ?? [];
      const before = this.fedState?.sheets[index]?.cells.row(rowIndex)?.formulas ?? [];
      for (let columnIndex = 0; columnIndex < Math.max(list.length, before.length); columnIndex++) {
        const formula = list[columnIndex];
        const key = keyOf(index, rowIndex, columnIndex);
        if (formula === before[columnIndex]) continue;
        this.formulas.delete(key);
        this.kept.delete(key);
        this.results.delete(key);
        if (changed) changed.add(key);
        if (formula === undefined) continue;
        this.takeUp(state, sheet, key, rowIndex, columnIndex, formula);
        watchesMore = true;
      }
    }
    return watchesMore;
  }

  private takeUp(state: CalculatedState, sheet: CalculatedSheet, key: number, rowIndex: number, columnIndex: number, formula: string): void {
    const area = sheet.boundAreas.find(({ range }) => rangeContains(range, rowIndex, columnIndex));
    const isOneCell = area && area.range.top === area.range.bottom && area.range.left === area.range.right;
    const translated = area && !isOneCell ? ({ kind: "kept", reason: "form" } as const) : toIronFormula(formula, surroundingsOf(state, sheet, rowIndex));
    if (translated.kind === "kept") {
      this.keep(key, formula, translated.reason);
      return;
    }
    this.formulas.set(key, { formula: translated.text, isPlain: translated.isPlain && !area });
    if (/\b(?:INDIRECT|OFFSET)\(/i.test(translated.text)) for (const watched of this.watched) watched.addAll();
    for (const { qualifier, range } of formulaReferences(translated.text.slice(1))) {
      const home = qualifier?.sheet ?? sheet.name;
      this.watched[state.sheets.findIndex((other) => other.name.toLowerCase() === home.toLowerCase())]?.add(range);
    }
  }

  private keep(key: number, formula: string, reason: KeptReason, detail?: string): void {
    this.formulas.delete(key);
    this.kept.set(key, { ...placeOf(key), formula, reason, ...(detail === undefined ? {} : { detail }) });
  }

  private feedRow(sheet: CalculatedSheet, index: number, rowIndex: number, changed: Set<number> | undefined): void {
    const row = sheet.cells.row(rowIndex);
    const before = this.fedState?.sheets[index]?.cells.row(rowIndex);
    const watched = this.watched[index];
    const width = Math.max(row?.values.length ?? 0, row?.formulas?.length ?? 0, before?.values.length ?? 0, before?.formulas?.length ?? 0);
    for (let columnIndex = 0; columnIndex < width; columnIndex++) {
      const key = keyOf(index, rowIndex, columnIndex);
      const formula = this.formulas.get(key);
      const input = formula ? formula.formula : watched?.has(rowIndex, columnIndex) === true || this.kept.has(key) ? literal(row?.values[columnIndex] ?? null) : "";
      if (this.feed(key, input) && changed) changed.add(key);
    }
  }

  private feed(key: number, input: string): boolean {
    if ((this.fed.get(key) ?? "") === input) return false;
    const { sheet, rowIndex, columnIndex } = placeOf(key);
    const model = this.model as IronModel; // feeding follows building
    if (input === "") {
      model.clear(sheet, rowIndex, columnIndex);
      this.fed.delete(key);
      return true;
    }
    this.fed.set(key, input);
    if (!input.startsWith("=")) model.put(sheet, rowIndex, columnIndex, input);
    else {
      const isTaken = model.put(sheet, rowIndex, columnIndex, input);
      const unknown = isTaken ? unknownFunction(input, model.content(sheet, rowIndex, columnIndex)) : undefined;
      if (!isTaken || unknown !== undefined) this.keepLater.set(key, unknown);
    }
    return true;
  }

  /** Formulas that IronCalc took otherwise than they were given, with the unknown function where it is one. */
  private readonly keepLater = new Map<number, string | undefined>();

  /** Calculates until every formula has a result that counts or is kept; `isMeasured` tells which are held against what was saved. */
  private evaluate(state: CalculatedState, isMeasured: (key: number) => boolean): void {
    const model = this.model as IronModel; // evaluating follows building
    for (let round = 0; round < MOST_ROUNDS; round++) {
      for (const [key, unknown] of this.keepLater) this.keepSaved(state, key, unknown === undefined ? "form" : "function", unknown);
      this.keepLater.clear();
      // What is a number now will mostly be one after: then one calculation is enough.
      this.numbers?.cover([...this.formulas.keys()].filter((key) => typeof (this.results.get(key) ?? this.savedValue(state, key) ?? 0) === "number"));
      model.evaluate();
      this.results = this.readResults(model);
      for (const [key, value] of this.results) {
        const reason = this.distrust(state, key, value, isMeasured(key));
        if (reason) this.keepSaved(state, key, reason);
      }
      if (!this.hasKept) return;
      this.hasKept = false;
    }
  }

  private hasKept = false;

  private keepSaved(state: CalculatedState, key: number, reason: KeptReason, detail?: string): void {
    const { sheet, rowIndex, columnIndex } = placeOf(key);
    const formula = state.sheets[sheet]?.cells.row(rowIndex)?.formulas?.[columnIndex] ?? "";
    this.keep(key, formula, reason, detail);
    this.feed(key, literal(this.savedValue(state, key)));
    this.results.delete(key);
    this.hasKept = true;
  }

  private distrust(state: CalculatedState, key: number, value: CellValue, isMeasured: boolean): KeptReason | undefined {
    const { sheet, rowIndex, columnIndex } = placeOf(key);
    if (isCellError(value) && OWN_ERRORS.has(value.error)) return value.error === "#CIRC!" ? "circular" : "form";
    if (isMeasured && this.model?.spills(sheet, rowIndex, columnIndex) === true) return "form";
    const saved = this.savedValue(state, key);
    if (!isMeasured || saved === null) return undefined;
    if (this.formulas.get(key)?.isPlain === true) return isCellError(value) && !isCellError(saved) ? "differs" : undefined;
    return isNearly(value, saved) ? undefined : "differs";
  }

  private readResults(model: IronModel): Map<number, CellValue> {
    const results = new Map<number, CellValue>();
    const numeric: number[] = [];
    for (const key of this.formulas.keys()) {
      const { sheet, rowIndex, columnIndex } = placeOf(key);
      if (model.isNumber(sheet, rowIndex, columnIndex)) numeric.push(key);
      else results.set(key, model.value(sheet, rowIndex, columnIndex));
    }
    if (this.numbers?.cover(numeric) === true) model.evaluate();
    const exact = this.numbers?.read();
    for (const key of numeric) {
      const { sheet, rowIndex, columnIndex } = placeOf(key);
      results.set(key, exact?.get(key) ?? model.value(sheet, rowIndex, columnIndex));
    }
    return results;
  }

  private savedValue(state: CalculatedState, key: number): CellValue {
    const { sheet, rowIndex, columnIndex } = placeOf(key);
    return state.sheets[sheet]?.cells.row(rowIndex)?.values[columnIndex] ?? null;
  }

  private resultAt(key: number, value: CellValue): CellResult {
    const { sheet, rowIndex, columnIndex } = placeOf(key);
    return { sheetId: this.sheetIds[sheet] ?? "", rowIndex, columnIndex, value };
  }

  private keyFor({ sheetId, rowIndex, columnIndex }: CellResult): number {
    return keyOf(this.sheetIds.indexOf(sheetId), rowIndex, columnIndex);
  }

  private stale(state: CalculatedState): readonly NotRecalculated[] {
    return this.base ? findStale([...this.kept.values()], this.base, state) : [];
  }
}

/** The rows of a sheet, some at a time. */
function* portions({ cells }: CalculatedSheet): Generator<readonly number[]> {
  const rows = [...cells.entries()].map(([rowIndex]) => rowIndex);
  for (let i = 0; i < rows.length; i += ROWS_AT_A_TIME) yield rows.slice(i, i + ROWS_AT_A_TIME);
}

function surroundingsOf(state: CalculatedState, sheet: CalculatedSheet, rowIndex: number): FormulaSurroundings {
  return { sheetName: sheet.name, rowIndex, names: state.names, tables: tablesOf(state) };
}

/** Sheets, names or tables are not what they were: formulas may mean other cells, and all is fed anew. */
function isArranged(before: CalculatedState, now: CalculatedState): boolean {
  const lists = [before, now].map(({ sheets, names }) => JSON.stringify([sheets.map(({ id, name, tables, boundAreas }) => [id, name, tables, boundAreas]), names]));
  return lists[0] !== lists[1];
}

const tablesByState = new WeakMap<readonly CalculatedSheet[], FormulaSurroundings["tables"]>();

function tablesOf({ sheets }: CalculatedState): FormulaSurroundings["tables"] {
  let tables = tablesByState.get(sheets);
  if (!tables) tablesByState.set(sheets, (tables = sheets.flatMap((sheet) => sheet.tables.map((table) => ({ ...table, sheetName: sheet.name })))));
  return tables;
}

function hasFormulas(state: CalculatedState): boolean {
  return state.sheets.some((sheet) => {
    for (const [, row] of sheet.cells.entries()) if (row.formulas?.some((formula) => formula !== undefined) === true) return true;
    return false;
  });
}

function literal(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "string") return `'${value}`;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return isCellError(value) ? (KNOWN_ERRORS.has(value.error) ? value.error : "#VALUE!") : String(value);
}

/** IronCalc gives back the name of a function that it does not know in small letters. */
function unknownFunction(input: string, content: string): string | undefined {
  const shown = new Set([...content.matchAll(/([\p{L}_][\p{L}\p{N}_.]*)\(/gu)].map((match) => match[1] ?? ""));
  const given = [...input.matchAll(/([\p{L}_][\p{L}\p{N}_.]*)\(/gu)].map((match) => match[1] ?? "");
  return given.find((name) => name !== name.toLowerCase() && !shown.has(name.toUpperCase()) && shown.has(name.toLowerCase()))?.toUpperCase();
}

function isSame(a: CellValue | undefined, b: CellValue | undefined): boolean {
  if (typeof a === "number" && typeof b === "number") return a === b || Math.abs(a - b) <= 1e-14 * Math.abs(b);
  if (isError(a) && isError(b)) return a.error === b.error;
  return (a ?? null) === (b ?? null);
}

function isNearly(a: CellValue, b: CellValue): boolean {
  return typeof a === "number" && typeof b === "number" ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)) : isSame(a, b);
}

function isError(value: CellValue | undefined): value is { readonly error: string } {
  return value !== undefined && isCellError(value);
}
