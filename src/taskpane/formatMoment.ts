/** The machine's own time, as an office writes it. @example formatMoment(0) === "1970-01-01 09:00" in Japan */
export function formatMoment(at: number): string {
  const moment = new Date(at);
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())} ${formatTime(at)}`;
}

/** @example formatTime(0) === "09:00" in Japan */
export function formatTime(at: number): string {
  const moment = new Date(at);
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
