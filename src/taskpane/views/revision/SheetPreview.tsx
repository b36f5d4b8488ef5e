import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { PlannedCell, SheetPlan } from "../../../core/sheets/sheetPlan.js";
import { usePane } from "../../paneContext.js";

/** A look, not the sheet: its first rows. */
const ROWS_SHOWN = 30;

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
  table: { borderCollapse: "collapse", fontSize: "11px", minWidth: "480px" },
  cell: { border: `1px solid ${tokens.colorNeutralStroke1}`, padding: "2px 4px", verticalAlign: "top" },
  boxed: { border: `2px solid ${tokens.colorNeutralForeground1}` },
});

/** What would be written: the sheet as a small table, with its underlines and boxes. */
export function SheetPreview({ sheet }: { readonly sheet: SheetPlan }): ReactNode {
  const { say } = usePane();
  const styles = useStyles();
  const rows = new Map<number, PlannedCell[]>();
  for (const cell of sheet.cells) {
    if (cell.rowIndex >= ROWS_SHOWN) continue;
    const row = rows.get(cell.rowIndex);
    if (row) row.push(cell);
    else rows.set(cell.rowIndex, [cell]);
  }
  const spanOf = (cell: PlannedCell): { colSpan: number; rowSpan: number } | undefined => {
    const merge = sheet.merges.find((m) => cell.rowIndex >= m.top && cell.rowIndex <= m.bottom && cell.columnIndex >= m.left && cell.columnIndex <= m.right);
    if (!merge) return { colSpan: 1, rowSpan: 1 };
    return merge.top === cell.rowIndex && merge.left === cell.columnIndex ? { colSpan: merge.right - merge.left + 1, rowSpan: merge.bottom - merge.top + 1 } : undefined;
  };
  return (
    <Accordion collapsible>
      <AccordionItem value={sheet.name}>
        <AccordionHeader>{say("revision-preview", { name: sheet.name })}</AccordionHeader>
        <AccordionPanel>
          <div className={styles.scroll} tabIndex={0} role="region" aria-label={say("revision-preview", { name: sheet.name })}>
            <table className={styles.table}>
              <tbody>
                {[...rows].sort(([a], [b]) => a - b).map(([rowIndex, cells]) => (
                  <tr key={rowIndex}>
                    {[...cells].sort((a, b) => a.columnIndex - b.columnIndex).map((cell) => {
                      const span = spanOf(cell);
                      return span && <td key={cell.columnIndex} {...span} className={cell.style.border?.top === "thick" ? styles.boxed : styles.cell}>{contentOf(cell)}</td>;
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function contentOf({ content }: PlannedCell): ReactNode {
  switch (content.kind) {
    case "blank": return "";
    case "number": return content.value;
    case "text": return content.text;
    case "formula": return String(content.cached);
    case "rich": return content.runs.map((run, i) => (run.underline ? <u key={i}>{run.text}</u> : run.bold ? <b key={i}>{run.text}</b> : <span key={i} style={run.color ? { color: `#${run.color}` } : {}}>{run.text}</span>));
  }
}
