const LEAST_SLOTS = 64;

/** Bits of a figure, to spread figures over the slots. */
const figure = new Float64Array(1);
const halves = new Int32Array(figure.buffer);

/**
 * A set of figures that is emptied and filled again for each of thousands of candidates. A `Set` of fractions makes an object of
 * each, and asking it costs more than working out the sum that the question is about.
 * @example const seen = new FigureSet(); seen.add(0.5) === true; seen.add(0.5) === false
 */
export class FigureSet {
  private figures = new Float64Array(LEAST_SLOTS);
  /** The round in which a slot was filled; in another it is free. */
  private rounds = new Int32Array(LEAST_SLOTS);
  private round = 1;
  private size = 0;

  clear(): void {
    this.round++;
    this.size = 0;
  }

  /** Tells whether the figure is new. Nought has no sign here, and what is no number is one figure, as in a `Set`. */
  add(value: number): boolean {
    if (this.put(value + 0)) {
      if (++this.size * 2 > this.figures.length) this.grow();
      return true;
    }
    return false;
  }

  private put(value: number): boolean {
    const { figures, rounds, round } = this;
    const last = figures.length - 1;
    figure[0] = value;
    const hash = Math.imul((halves[0] ?? 0) ^ Math.imul(halves[1] ?? 0, 0x9e3779b1), 0x85ebca6b);
    for (let slot = (hash ^ (hash >>> 15)) & last; ; slot = (slot + 1) & last) {
      if (rounds[slot] !== round) {
        rounds[slot] = round;
        figures[slot] = value;
        return true;
      }
      const held = figures[slot] ?? 0;
      if (held === value || (Number.isNaN(held) && Number.isNaN(value))) return false;
    }
  }

  private grow(): void {
    const { figures, rounds, round } = this;
    this.figures = new Float64Array(figures.length * 2);
    this.rounds = new Int32Array(rounds.length * 2);
    for (let slot = 0; slot < figures.length; slot++) if (rounds[slot] === round) this.put(figures[slot] ?? 0);
  }
}
