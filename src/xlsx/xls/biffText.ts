import { RECORD, type BiffRecord } from "./biffRecords.js";

/**
 * Reads over a record and the CONTINUE records after it as one. A text that goes on in the next record says anew there whether
 * its characters take one byte or two.
 */
export class BiffText {
  private block = 0;
  private at = 0;

  constructor(private readonly blocks: readonly DataView[]) {}

  /** The record at `index` with what continues it, from `skip` bytes into it. */
  static of(records: readonly BiffRecord[], index: number, skip = 0): BiffText {
    const blocks: DataView[] = [];
    for (let i = index; records[i] && (i === index || records[i]?.id === RECORD.CONTINUE); i++) {
      const { data } = records[i] as BiffRecord; // the loop's condition has just looked
      blocks.push(i === index ? new DataView(data.buffer, data.byteOffset + skip, data.byteLength - skip) : data);
    }
    return new BiffText(blocks);
  }

  get isAtEnd(): boolean {
    this.settle();
    return this.block >= this.blocks.length;
  }

  /** A text of up to 65,535 characters, without its runs of fonts and its phonetic part. `short` ones count their characters in one byte. */
  read(short = false): string {
    const length = short ? this.u8() : this.u16();
    const flags = this.u8();
    const runs = flags & 8 ? this.u16() : 0;
    const extra = flags & 4 ? this.u16() + 65_536 * this.u16() : 0;
    const text = this.characters(length, (flags & 1) === 1);
    this.skip(4 * runs + extra);
    return text;
  }

  u8(): number {
    this.settle();
    return this.current().getUint8(this.at++);
  }

  u16(): number {
    return this.u8() + 256 * this.u8();
  }

  private characters(length: number, isWide: boolean): string {
    const units: number[] = [];
    let wide = isWide;
    while (units.length < length) {
      if (this.block < this.blocks.length && this.at >= this.current().byteLength) {
        this.settle();
        wide = (this.u8() & 1) === 1;
      }
      units.push(wide ? this.u16() : this.u8());
    }
    return String.fromCharCode(...units);
  }

  private skip(count: number): void {
    let left = count;
    while (left > 0 && !this.isAtEnd) {
      const step = Math.min(left, this.current().byteLength - this.at);
      this.at += step;
      left -= step;
    }
  }

  private settle(): void {
    while (this.block < this.blocks.length && this.at >= this.current().byteLength) {
      this.block++;
      this.at = 0;
    }
  }

  private current(): DataView {
    const view = this.blocks[this.block];
    if (!view) throw new RangeError("text beyond its record"); // as DataView itself does; the reader makes `damaged` of it
    return view;
  }
}
