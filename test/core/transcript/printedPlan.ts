import fc from "fast-check";

/** A plan's count table and list as generated: the truth that an import is held against. */
export interface TruePlan {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly name: string; readonly wrapAt: number; readonly values: readonly number[]; readonly items: readonly string[] }[];
}

export interface Dress {
  readonly number: (n: number) => string;
  readonly fullWidth: boolean;
  /** A blank cell leaves a double separator, or nothing at all. */
  readonly keepsBlanks: boolean;
  readonly wraps: boolean;
  readonly blankLines: boolean;
  readonly headerLines: 1 | 2;
  readonly withList: boolean;
  readonly pageBreakAfter: number;
}

/** Names and entries as plans have them; a bar stands where a narrow column breaks them. */
const NAMES = [
  "新たな財源の|確保", "窓口サービスの|向上に向けた取組", "庁内文書の電子化", "公共施設の|マネジメント", "職員の人材育成と|働き方改革", "多文化共生の|まちづくり", "町内会の活性化に|向けた取組",
  "市立病院の経営健全化", "行政事務の民間委託", "情報発信の強化", "ＡＩの活用", "子育て支援の|充実", "防災体制の強化", "上下水道事業の|経営安定化", "地域公共交通の|維持・確保", "学校の適正配置",
];
const ITEMS = ["電子申請の拡大", "避難所運営の見直し", "ネーミングライツの導入", "庁用車の共同利用", "研修制度の再構築", "データ利活用の推進", "住民説明会の開催", "空き施設の貸付", "広報紙の電子配信", "窓口予約の開始", "公用地の売却", "入札の電子化",
  "移動図書館の運行", "職員提案の募集", "保育所の統合", "橋りょうの点検", "防犯灯の更新", "健診予約の電子化", "相談窓口の一本化", "農地台帳の整備"];

export const truePlan: fc.Arbitrary<TruePlan> = fc.record({
  names: fc.shuffledSubarray(NAMES, { minLength: 3, maxLength: 14 }),
  hasAbolished: fc.boolean(),
  seeds: fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 })), { minLength: 14, maxLength: 14 }),
}).map(({ names, hasAbolished, seeds }) => {
  let used = 0;
  const rows = names.map((marked, i) => {
    const [current, added, abolished] = seeds[i] ?? [1, 0, 0];
    const gone = hasAbolished ? Math.min(abolished, current) : 0;
    const own = current + added === 0 ? 1 : current;
    const items = Array.from({ length: added }, () => { const n = used++; return `${ITEMS[n % ITEMS.length] ?? ""}${n >= ITEMS.length ? `その${String(Math.floor(n / ITEMS.length) + 1)}` : ""}`; });
    const total = own + added - gone;
    return { name: marked.replace("|", ""), wrapAt: marked.indexOf("|"), values: hasAbolished ? [own, added, gone, total] : [own, added, total], items };
  });
  return { headers: hasAbolished ? ["現行", "新規", "廃止", "合計"] : ["現行", "新規", "合計"], rows };
});

export const dress: fc.Arbitrary<Dress> = fc.record({
  number: fc.constantFrom((n: number) => `No.${String(n)}`, (n: number) => `(${String(n)})`, (n: number) => `第${String(n)}号`, (n: number) => `${String(n)}．`),
  fullWidth: fc.boolean(), keepsBlanks: fc.boolean(), wraps: fc.boolean(), blankLines: fc.boolean(),
  headerLines: fc.constantFrom(1 as const, 2 as const), withList: fc.boolean(), pageBreakAfter: fc.integer({ min: 1, max: 20 }),
});

/** The plan as a tool would take it out of a PDF. */
export function printPlan(plan: TruePlan, look: Dress): string {
  const header = look.headerLines === 1 ? [`№ 取組項目名 ${plan.headers.join(" ")}`] : ["№ 取組項目名", "項目数", plan.headers.join(" ")];
  const lines = ["○○市行政改革プラン（改定案）について", "", "１ 取組項目の数", "", ...header];
  plan.rows.forEach((row, i) => {
    const figures = printFigures(row.values, look);
    const number = look.number(i + 1);
    if (look.wraps && row.wrapAt > 0) lines.push(`${number} ${row.name.slice(0, row.wrapAt)}`, `${row.name.slice(row.wrapAt)} ${figures}`);
    else lines.push(`${number} ${row.name} ${figures}`);
    if (look.blankLines && i % 3 === 1) lines.push("");
    if (i + 1 === look.pageBreakAfter && i + 1 < plan.rows.length) lines.push("", "- 1 -", `\f${header[0] ?? ""}`, ...header.slice(1));
  });
  lines.push(`合　計 ${printFigures(totalsOf(plan), look)}`, "");
  if (look.withList) {
    lines.push("２ 新規項目の内容", "", "取組項目 新規項目名");
    plan.rows.forEach((row, i) => {
      if (row.items.length === 0) return;
      const label = `${look.number(i + 1)} ${row.name}`;
      if (row.items.length === 1) lines.push(`${label} ${row.items[0] ?? ""}`);
      else lines.push(label, ...row.items);
    });
  }
  return lines.join("\n");
}

export function totalsOf(plan: TruePlan): readonly number[] {
  return plan.headers.map((_, c) => plan.rows.reduce((sum, row) => sum + (row.values[c] ?? 0), 0));
}

function printFigures(values: readonly number[], look: Dress): string {
  const cells = values.map((value, c) => (value === 0 && c < values.length - 1 ? "" : printNumber(value, look)));
  return (look.keepsBlanks ? cells : cells.filter((cell) => cell !== "")).join(" ");
}

function printNumber(value: number, look: Dress): string {
  const digits = String(value);
  return look.fullWidth && digits.length === 1 ? digits.replace(/\d/, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : digits;
}
