import fc from "fast-check";
import { FigureSet } from "../../../src/core/relations/figureSet.js";

test("figures are told apart as a Set tells them, however often it is emptied", () => {
  const figures = fc.array(fc.oneof(fc.double(), fc.integer({ min: -20, max: 20 }), fc.constantFrom(0, -0, NaN, Infinity, 0.1 + 0.2, 0.3)), { maxLength: 300 });
  const own = new FigureSet();
  fc.assert(fc.property(figures, (values) => {
    own.clear();
    const set = new Set<number>();
    for (const value of values) {
      expect(own.add(value)).toBe(!set.has(value));
      set.add(value);
    }
  }));
});
