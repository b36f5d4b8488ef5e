import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode } from "react";
import type { BorderLine, PlannedStyle, SheetPlan } from "../../core/sheets/sheetPlan.js";
import { usePane } from "../paneContext.js";
import { previewRows, type PreviewCell } from "./sheetPreview.js";

const useStyles = makeStyles({
  // Paper is white in every theme: what is printed is.
  desk: { maxHeight: "60vh", overflow: "auto", border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: "#ffffff", color: "#000000", padding: "8px" },
  table: { borderCollapse: "collapse", tableLayout: "fixed", fontFamily: "'Yu Mincho', 'MS Mincho', 'Noto Serif JP', 'Noto Sans JP', serif", fontSize: "10.5pt" },
  cell: { padding: "1px 3px", overflow: "hidden", boxSizing: "border-box", overflowWrap: "anywhere" },
});

/** Smaller than this nothing can be read; larger than the paper it need not be. */
const SMALLEST = 0.42;

/** One character of the default font, and the cell's own margins, in pixels: how Excel turns a column's width into a picture. */
const CHARACTER = 7;
const MARGINS = 5;

/** A planned sheet as it will look, before anything is written. */
export function SheetPreview({ plan }: { readonly plan: SheetPlan }): ReactNode {
  const { say } = usePane();
  const styles = useStyles();
  const rows = useMemo(() => previewRows(plan), [plan]);
  const desk = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    if (!desk.current) return undefined;
    const observer = new ResizeObserver(([entry]) => { if (entry) setRoom(entry.contentRect.width); });
    observer.observe(desk.current);
    return () => observer.disconnect();
  }, []);
  const widths = plan.columnWidths.map((width) => Math.round(width * CHARACTER + MARGINS));
  const width = widths.reduce((sum, each) => sum + each, 0);
  const zoom = Math.min(1, Math.max(SMALLEST, room / Math.max(1, width)));
  return (
    <div ref={desk} className={styles.desk} role="region" aria-label={say("preview-of", { sheet: plan.name })} tabIndex={0} lang="ja">
      <div style={{ zoom }}>
        <table className={styles.table} style={{ width }}>
          <colgroup>{widths.map((each, i) => <col key={i} style={{ width: each }} />)}</colgroup>
          <tbody>
            {rows.map(({ rowIndex, height, cells }) => (
              <tr key={rowIndex} style={{ height: height ?? 20 }}>
                {cells.map((cell) => <td key={cell.columnIndex} className={styles.cell} rowSpan={cell.rowSpan} colSpan={cell.columnSpan} style={cellStyle(cell)}>{showRuns(cell)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function showRuns({ runs }: PreviewCell): ReactNode {
  return runs.map(({ text, bold, underline, strike, color }, i) => (
    <span key={i} style={{ whiteSpace: "pre-wrap", ...(bold ? { fontWeight: 700 } : {}), ...decoration(underline, strike), ...(color ? { color: `#${color}` } : {}) }}>{text}</span>
  ));
}

function cellStyle({ style, isNumber }: PreviewCell): CSSProperties {
  const { fontSize, bold, underline, color, fill, border, horizontal, vertical, wrap, indent } = style;
  return {
    textAlign: horizontal === "distributed" ? "justify" : horizontal ?? (isNumber ? "right" : "left"),
    verticalAlign: vertical === "center" ? "middle" : vertical ?? "bottom",
    whiteSpace: wrap ? "pre-wrap" : "nowrap",
    // Text without room runs over blank neighbours, as on the sheet.
    overflow: wrap || style.shrink ? "hidden" : "visible",
    ...(fontSize === undefined ? {} : { fontSize: `${fontSize}pt` }),
    ...(bold ? { fontWeight: 700 } : {}), ...decoration(underline, false),
    ...(color ? { color: `#${color}` } : {}), ...(fill ? { backgroundColor: `#${fill}` } : {}),
    ...(indent ? { paddingLeft: `${indent}em` } : {}), ...borders(border),
  };
}

function decoration(underline: boolean | undefined, strike: boolean | undefined): CSSProperties {
  const lines = [...(underline ? ["underline"] : []), ...(strike ? ["line-through"] : [])];
  return lines.length > 0 ? { textDecorationLine: lines.join(" ") } : {};
}

const LINES: Readonly<Record<BorderLine, string>> = {
  none: "none", hair: "1px dotted #808080", thin: "1px solid #000000", medium: "2px solid #000000", thick: "3px solid #000000", double: "3px double #000000",
};

function borders(border: PlannedStyle["border"]): CSSProperties {
  if (!border) return {};
  const { top = "none", bottom = "none", left = "none", right = "none" } = border;
  return { borderTop: LINES[top], borderBottom: LINES[bottom], borderLeft: LINES[left], borderRight: LINES[right] };
}
