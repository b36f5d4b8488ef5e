import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { columnLetters, formatAddress } from "../../../core/grid/address.js";
import { usePane, type PaneView } from "../../paneContext.js";
import type { PictureCell, PictureColumn, TablePicture } from "./tablePicture.js";

/** Pixels. The picture shrinks with a narrow pane and never grows beyond these. */
const ROW_HEIGHT = 20;
const HEAD_HEIGHT = 16;
const NUMBER_WIDTH = 28;
const LABEL_WIDTH = 108;
const COLUMN_WIDTH = 58;
const GAP = 10;

const useStyles = makeStyles({
  figure: { margin: 0, display: "flex", flexDirection: "column", gap: "4px" },
  svg: { maxWidth: "100%", height: "auto", fontFamily: tokens.fontFamilyBase, fontSize: "11px" },
  head: { fill: tokens.colorNeutralBackground3 },
  headText: { fill: tokens.colorNeutralForeground3, fontSize: "10px" },
  cell: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorNeutralStroke2 },
  wrongLine: { fill: tokens.colorStatusWarningBackground1, stroke: tokens.colorStatusWarningBorder1 },
  suspect: { fill: tokens.colorStatusDangerBackground2, stroke: tokens.colorStatusDangerForeground1, strokeWidth: "3px" },
  total: { strokeWidth: "1.5px", stroke: tokens.colorStatusDangerForeground1, strokeDasharray: "3 2" },
  text: { fill: tokens.colorNeutralForeground1 },
  strong: { fontWeight: tokens.fontWeightBold },
  gap: { fill: tokens.colorNeutralForeground3, fontSize: "11px" },
  legend: { display: "flex", flexWrap: "wrap", columnGap: "12px", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  key: { display: "inline-flex", alignItems: "center", gap: "4px" },
});

/** The corner of the sheet that the finding is about, with the wrong row, column and cell marked by form as well as by colour. */
export function TablePictureView({ picture }: { readonly picture: TablePicture }): ReactNode {
  const { say } = usePane();
  const styles = useStyles();
  const lefts = offsets(picture.columns.map((column) => ({ size: widthOf(column), hasGap: column.hasGap })), NUMBER_WIDTH);
  const tops = offsets(picture.rows.map((row) => ({ size: ROW_HEIGHT, hasGap: row.hasGap })), HEAD_HEIGHT);
  const width = lefts.end + 1;
  const height = tops.end + 1;
  const hasTotal = picture.rows.some((row) => row.cells.some((cell) => cell.mark === "total"));
  const hasLine = picture.rows.some((row) => row.isWrong) || picture.columns.some((column) => column.isWrong);
  return (
    <figure className={styles.figure}>
      <svg className={styles.svg} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={readPicture(picture, say)}>
        {picture.columns.map((column, c) => (
          <g key={column.columnIndex}>
            <rect className={styles.head} x={lefts.at(c)} y={0} width={widthOf(column)} height={HEAD_HEIGHT} />
            <text className={styles.headText} x={lefts.at(c) + widthOf(column) / 2} y={12} textAnchor="middle">{columnLetters(column.columnIndex)}</text>
            {column.hasGap && <text className={styles.gap} x={lefts.at(c) - GAP / 2} y={12} textAnchor="middle">…</text>}
          </g>
        ))}
        {picture.rows.map((row, r) => (
          <g key={row.rowIndex}>
            <rect className={styles.head} x={0} y={tops.at(r)} width={NUMBER_WIDTH} height={ROW_HEIGHT} />
            <text className={styles.headText} x={NUMBER_WIDTH / 2} y={tops.at(r) + 14} textAnchor="middle">{row.rowIndex + 1}</text>
            {/* Drawn: few fonts have three dots one above the other. */}
            {row.hasGap && [-8, -5, -2].map((dy) => <circle key={dy} className={styles.gap} cx={NUMBER_WIDTH / 2} cy={tops.at(r) + dy} r={0.9} />)}
            {row.cells.map((_, c) => {
              const column = picture.columns[c];
              if (!column) return null;
              const isOnLine = row.isWrong || column.isWrong;
              return <rect key={column.columnIndex} className={mergeClasses(styles.cell, isOnLine && styles.wrongLine)} x={lefts.at(c) + 0.5} y={tops.at(r) + 0.5} width={widthOf(column)} height={ROW_HEIGHT} />;
            })}
          </g>
        ))}
        {picture.rows.map((row, r) => row.cells.map((cell, c) => {
          const column = picture.columns[c];
          return column ? <CellText key={column.columnIndex} cell={cell} column={column} left={lefts.at(c)} top={tops.at(r)} /> : null;
        }))}
      </svg>
      <figcaption className={styles.legend}>
        <span className={styles.key}><svg width="14" height="12" aria-hidden><rect className={styles.suspect} x="1" y="1" width="12" height="10" /></svg>{say("picture-legend-suspect")}</span>
        {hasLine && <span className={styles.key}><svg width="14" height="12" aria-hidden><rect className={styles.wrongLine} x="0.5" y="0.5" width="13" height="11" /></svg>{say("picture-legend-line")}</span>}
        {hasTotal && <span className={styles.key}><svg width="14" height="12" aria-hidden><rect className={mergeClasses(styles.wrongLine, styles.total)} x="1" y="1" width="12" height="10" /></svg>{say("picture-legend-total")}</span>}
      </figcaption>
    </figure>
  );
}

function CellText({ cell, column, left, top }: { readonly cell: PictureCell; readonly column: PictureColumn; readonly left: number; readonly top: number }): ReactNode {
  const styles = useStyles();
  const width = widthOf(column);
  const isRight = cell.isNumber;
  return (
    <>
      {cell.mark === "suspect" && <rect className={styles.suspect} x={left + 1} y={top + 1} width={width - 1} height={ROW_HEIGHT - 1} />}
      {cell.mark === "total" && <rect className={styles.total} fill="none" x={left + 1.5} y={top + 1.5} width={width - 2} height={ROW_HEIGHT - 2} />}
      <text className={mergeClasses(styles.text, cell.mark !== "none" && styles.strong)} x={isRight ? left + width - 5 : left + 5} y={top + 14} textAnchor={isRight ? "end" : "start"}>{cut(cell.text, width)}</text>
    </>
  );
}

function widthOf({ isLabel }: PictureColumn): number {
  return isLabel ? LABEL_WIDTH : COLUMN_WIDTH;
}

/** Where each line begins; a gap stands before those that have one. */
function offsets(lines: readonly { readonly size: number; readonly hasGap: boolean }[], start: number): { at: (index: number) => number; end: number } {
  const starts: number[] = [];
  let position = start;
  for (const { size, hasGap } of lines) {
    if (hasGap) position += GAP;
    starts.push(position);
    position += size;
  }
  return { at: (index) => starts[index] ?? 0, end: position };
}

/** Cuts at the cell's edge: about 11 px for a full-width character, 6.2 for another. */
function cut(text: string, width: number): string {
  let used = 10;
  let end = 0;
  for (const character of text) {
    used += /[ -~｡-ﾟ]/.test(character) ? 6.2 : 11;
    if (used > width) return `${text.slice(0, Math.max(0, end - 1))}…`;
    end += character.length;
  }
  return text;
}

function readPicture({ title, rows, columns }: TablePicture, say: PaneView["say"]): string {
  const lines = [
    ...rows.filter((row) => row.isWrong).map((row) => say("picture-row", { number: row.rowIndex + 1 })),
    ...columns.filter((column) => column.isWrong).map((column) => say("picture-column", { letters: columnLetters(column.columnIndex) })),
  ];
  const suspects = rows.flatMap((row) => row.cells.flatMap((cell, c) => (cell.mark === "suspect" ? [formatAddress(row.rowIndex, columns[c]?.columnIndex ?? 0)] : [])));
  return say("picture", { title, lines: lines.join("、"), suspects: suspects.join("、") });
}
