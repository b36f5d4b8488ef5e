/*
 * How much bytes look like Japanese in one encoding or the other, by what their characters are: kana and the kanji of level 1
 * (the everyday ones, sorted by reading) speak for it, level 2 hardly; half-width kana speak against, because that is what the
 * other encoding's bytes usually look like.
 */
const COMMON = 2;
const MARK = 1;
const RARE = 0.5;
const HALF_WIDTH_KANA = -1;
const IMPOSSIBLE = -20;

/** Half-width kana that a voiced mark (ﾞ 0xDE, ﾟ 0xDF) can follow: ｳ, ｶ–ﾄ, ﾊ–ﾎ. */
const takesVoicedMark = (byte: number) => byte === 0xb3 || (byte >= 0xb6 && byte <= 0xc4) || (byte >= 0xca && byte <= 0xce);

/**
 * Shift_JIS as Windows has it (code page 932).
 * @example scoreShiftJis(Uint8Array.of(0x8d, 0x87, 0x8c, 0x76)) === 4 // 合計
 */
export function scoreShiftJis(bytes: Uint8Array): number {
  let score = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    if (lead >= 0xa1 && lead <= 0xdf) score += weighHalfWidth(lead, bytes[i - 1] ?? 0);
    else score += weighShiftJis(lead, bytes[++i] ?? 0);
  }
  return score;
}

function weighHalfWidth(byte: number, before: number): number {
  if (byte < 0xde) return HALF_WIDTH_KANA;
  return takesVoicedMark(before) ? COMMON : 2 * HALF_WIDTH_KANA;
}

function weighShiftJis(lead: number, trail: number): number {
  if (lead === 0x80 || lead === 0xa0 || lead > 0xfc || trail < 0x40 || trail === 0x7f || trail > 0xfc) return IMPOSSIBLE;
  if (lead === 0x82 || lead === 0x83) return COMMON; // full-width letters, kana
  if (lead === 0x81 || lead === 0x87) return MARK; // punctuation; ① ㈱ №
  if (lead < 0x88) return RARE; // Greek, Cyrillic, lines of boxes
  if (lead < 0x98 || (lead === 0x98 && trail < 0x9f)) return COMMON;
  return lead >= 0xf0 && lead <= 0xf9 ? HALF_WIDTH_KANA : RARE; // an office's own characters; level 2 and the extensions of IBM
}

/** @example scoreEucJp(Uint8Array.of(0xb9, 0xe7, 0xb7, 0xd7)) === 4 // 合計 */
export function scoreEucJp(bytes: Uint8Array): number {
  let score = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    if (lead === 0x8f) i++; // three bytes: the supplementary kanji
    const trail = bytes[++i] ?? 0;
    score += trail < 0xa1 || trail > 0xfe ? IMPOSSIBLE : weighEucJp(lead, trail);
  }
  return score;
}

function weighEucJp(lead: number, trail: number): number {
  if (lead === 0x8e) return trail <= 0xdf ? HALF_WIDTH_KANA : IMPOSSIBLE;
  if (lead === 0x8f || lead === 0xa2 || lead === 0xa8) return RARE;
  if (lead === 0xa1 || lead === 0xad) return MARK;
  if (lead >= 0xa3 && lead <= 0xa5) return COMMON;
  if (lead >= 0xb0 && lead <= 0xcf) return COMMON;
  if (lead >= 0xd0 && lead <= 0xf4) return RARE;
  return lead === 0xa6 || lead === 0xa7 ? 0 : IMPOSSIBLE;
}
