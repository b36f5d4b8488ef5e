/**
 * Hands a file to the user as a download. The browser keeps the folder and asks about names that are taken.
 * @example saveFile(bytes, "計画.xlsx")
 */
export function saveFile(bytes: Uint8Array, fileName: string): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the download may still be reading it
}

const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f]/g; // what Windows allows in no file name

/**
 * What is offered for the copy: never the name of the file that was opened.
 * @example offeredName("計画.xlsx", "xlsx") === "計画（検算）.xlsx"; offeredName("件数.csv", "csv") === "件数（検算）.xlsx"
 */
export function offeredName(fileName: string, form: string): string {
  const stem = fileName.replace(/\.[^.]*$/, "").replace(/（検算(?: \d+)?）$/, "");
  return `${stem}（検算）.${savedEnding(form)}`;
}

/** A name as the user typed it, made fit for a file: with the right ending, and without what no file name may hold. */
export function fittingName(typed: string, form: string): string {
  const ending = savedEnding(form);
  const plain = typed.replace(FORBIDDEN, "_").trim().replace(/\.(?:xlsx|xlsm|xls|csv|tsv)$/i, "").replace(/[. ]+$/, "");
  return `${plain === "" ? "book" : plain}.${ending}`;
}

/** Forms that can only be read are saved as .xlsx. */
function savedEnding(form: string): "xlsx" | "xlsm" {
  return form === "xlsm" ? "xlsm" : "xlsx";
}
