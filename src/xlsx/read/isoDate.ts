const ISO = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:T?(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/;
const DAY = 86_400_000;

/**
 * The serial number of a date written out, as strict files and some other programs store it (`t="d"`).
 * Undefined where it is no date. Serials before March 1900 count Excel's 29 February 1900, which never was.
 * @example parseIsoDate("2023-04-01", false) === 45017; parseIsoDate("2023-04-01T12:00:00", false) === 45017.5
 */
export function parseIsoDate(text: string, usesDate1904: boolean): number | undefined {
  const match = ISO.exec(text.trim());
  if (!match || match[0] === "") return undefined;
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0"] = match;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  if (year === undefined) return time;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (usesDate1904) return (date - Date.UTC(1904, 0, 1)) / DAY + time;
  const serial = (date - Date.UTC(1899, 11, 30)) / DAY;
  return (serial < 61 ? serial - 1 : serial) + time;
}
