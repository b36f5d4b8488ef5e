import type { ExcelSession } from "../session/excelSession.js";
import { refuse } from "../wire/hostError.js";
import { HostObject } from "../wire/hostObject.js";

export class ApplicationObject extends HostObject {
  readonly className = "Application";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  get CalculationMode(): string { return this.session.calculationMode; }

  set CalculationMode(mode: string) {
    if (mode !== "Automatic" && mode !== "AutomaticExceptTables" && mode !== "Manual") refuse("InvalidArgument");
    this.session.calculationMode = mode;
  }

  get CalculationState(): string { return "Done"; }
  get CalculationEngineVersion(): number { return 191029; }
  get DecimalSeparator(): string { return "."; }
  get ThousandsSeparator(): string { return ","; }
  get UseSystemSeparators(): boolean { return true; }
  get IterativeCalculation(): IterativeCalculationObject { return new IterativeCalculationObject(this.session); }
  get CultureInfo(): CultureInfoObject { return new CultureInfoObject(); }

  Calculate(type: string): void {
    if (!["Recalculate", "Full", "FullRebuild"].includes(type)) refuse("InvalidArgument");
    this.session.calculate();
  }

  SuspendApiCalculationUntilNextSync(): void { /* values are only seen at the end of a batch */ }
  SuspendScreenUpdatingUntilNextSync(): void { /* nothing is painted */ }
}

class IterativeCalculationObject extends HostObject {
  readonly className = "IterativeCalculation";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  get Enabled(): boolean { return this.session.iteration.enabled; }
  set Enabled(enabled: boolean) { this.session.iteration = { ...this.session.iteration, enabled }; }
  get MaxIteration(): number { return this.session.iteration.most; }

  set MaxIteration(most: number) {
    if (!Number.isInteger(most) || most < 1 || most > 32767) refuse("InvalidArgument");
    this.session.iteration = { ...this.session.iteration, most };
  }

  get MaxChange(): number { return this.session.iteration.change; }

  set MaxChange(change: number) {
    if (change < 0) refuse("InvalidArgument");
    this.session.iteration = { ...this.session.iteration, change };
  }
}

class CultureInfoObject extends HostObject {
  readonly className = "CultureInfo";
  get Name(): string { return "ja-JP"; }
  get NumberFormat(): NumberFormatInfoObject { return new NumberFormatInfoObject(); }
  get DatetimeFormat(): DatetimeFormatInfoObject { return new DatetimeFormatInfoObject(); }
}

class NumberFormatInfoObject extends HostObject {
  readonly className = "NumberFormatInfo";
  get NumberDecimalSeparator(): string { return "."; }
  get NumberGroupSeparator(): string { return ","; }
  get CurrencySymbol(): string { return "¥"; }
}

class DatetimeFormatInfoObject extends HostObject {
  readonly className = "DatetimeFormatInfo";
  get DateSeparator(): string { return "/"; }
  get TimeSeparator(): string { return ":"; }
  get LongDatePattern(): string { return "yyyy'年'M'月'd'日'"; }
  get ShortDatePattern(): string { return "yyyy/MM/dd"; }
  get LongTimePattern(): string { return "H:mm:ss"; }
}

/** `context.runtime`. */
export class RuntimeObject extends HostObject {
  readonly className = "Runtime";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  get EnableEvents(): boolean { return this.session.events.isEnabled; }
  set EnableEvents(isEnabled: boolean) { this.session.events.isEnabled = isEnabled; }
}
