/** The add-in's settings in the document, each value as JSON. Programs reach them by `document.settings` and by `workbook.settings`. */
export class AddinSettings {
  private values: Map<string, string>;

  constructor(initial: Readonly<Record<string, string>>) {
    this.values = new Map(Object.entries(initial));
  }

  replace(settings: Readonly<Record<string, string>>): void {
    this.values = new Map(Object.entries(settings));
  }

  asJson(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.values);
  }

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  get(key: string): unknown {
    const json = this.values.get(key);
    return json === undefined ? undefined : JSON.parse(json) as unknown;
  }

  set(key: string, value: unknown): void {
    this.values.set(key, JSON.stringify(value ?? null));
  }

  delete(key: string): void {
    this.values.delete(key);
  }
}
