import fc from "fast-check";
import { formatAddress, MAX_COLUMNS } from "../../../src/core/grid/address.js";
import { parseAddressBytes, parseNumberBytes } from "../../../src/xlsx/read/cellBytes.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const number = (text: string) => parseNumberBytes(bytes(text), 0, text.length);
const address = (text: string) => parseAddressBytes(bytes(text), 0, text.length);

test("every number reads as JavaScript reads it, to the last bit", () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
    expect(number(String(value))).toBe(value + 0); // no -0
  }), { numRuns: 2000 });
  const decimal = fc.tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 999_999 })).map(([a, b]) => `${a}.${b}`);
  fc.assert(fc.property(decimal, (text) => expect(number(text)).toBe(Number(text) + 0)), { numRuns: 2000 });
});

test.each(["", "-", ".", "1.2.3", "1e", "0x10", "1,200", "３", "--1", "1 2", "Infinity"])("%j is no number", (text) => {
  expect(number(text)).toBeNaN();
});

test("blanks around a number do not matter", () => {
  expect([number("-0"), number("-0e1")]).toEqual([0, 0]);
  expect([number(" 12 "), number("\n-0.5"), number("+3"), number("5."), number(".5")]).toEqual([12, -0.5, 3, 5, 0.5]);
});

test("an address reads back as it is written", () => {
  fc.assert(fc.property(fc.nat(1_048_575), fc.nat(16_383), (row, column) => {
    expect(address(formatAddress(row, column))).toBe(row * MAX_COLUMNS + column);
  }));
  expect(address("xfd1048576")).toBe(1_048_575 * MAX_COLUMNS + 16_383);
});

test.each(["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A12345678", "A-1", "$A$1", "A1:B2"])("%j is no address", (text) => {
  expect(address(text)).toBe(-1);
});
