import { check } from "../support/books.js";

const SHARES = [["区分", "決算額", "構成比"], ["議会費", 215, 1.6], ["総務費", 2456, 18.4], ["民生費", 7123, 53.4], ["衛生費", 1432, 10.7], ["土木費", 2109, 15.8], ["合計", 13335, 100.0]] as const;
const withTotal = (total: number): (string | number)[][] => SHARES.map(([name, amount, share], i) => [name, i === 6 ? total : amount, share]);

test("a total that its list does not come to is an error, also beside a column of shares", () => {
  expect(check(withTotal(13335)).sentence).toMatch(/^すべて一致しました（\d+ 件を確認）$/);
  expect(check(withTotal(18335)).verdict).toBe("fails");
});

test("an equation that fails is no plain agreement, even where it is a warning only", () => {
  const rows = SHARES.map((row, i) => (i === 3 ? [row[0], row[1], 35.4] : [...row]));
  const { verdict, sentence, doubts } = check(rows);
  expect([verdict, doubts]).toEqual(["holds", 1]);
  expect(sentence).toMatch(/^誤りと言い切れるところはありませんが、合わないおそれのあるところが 1 か所あります（\d+ 件を確認）$/);
});

test("figures without any total or list are nothing that agrees", () => {
  const { verdict, sentence } = check([["区分", "令和4年度", "令和5年度"], ["財政力指数", 0.55, 0.54], ["経常収支比率", 92.1, 94.6], ["実質公債費比率", 7.9, 7.8]]);
  expect([verdict, sentence]).toEqual(["cannotTell", "確かめられる合計や一覧が見つかりませんでした"]);
});
