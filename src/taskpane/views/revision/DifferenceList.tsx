import { Badge, Card, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { formatAddress } from "../../../core/grid/address.js";
import type { CellValue } from "../../../core/grid/grid.js";
import type { Revision, RowChange, TableRevision } from "../../../core/revision/revision.js";
import { diffWording } from "../../../core/revision/wording.js";
import { ROW_KIND_TEXT } from "../../../messages/revisionText.js";
import { makeSegmenter } from "../../controller/revisionOutput.js";
import { formatPlace } from "../../formatPlace.js";
import { usePane } from "../../paneContext.js";

/** Rows that one table shows before it is asked for more. */
const FIRST_SHOWN = 20;

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: "8px", margin: 0, padding: 0, listStyleType: "none" },
  row: { display: "flex", flexDirection: "column", gap: "2px" },
  head: { display: "flex", flexWrap: "wrap", gap: "6px", alignItems: "center" },
  cell: { paddingLeft: "8px", color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  removed: { textDecorationLine: "line-through" },
  added: { textDecorationLine: "underline", fontWeight: tokens.fontWeightSemibold },
});

const COLORS = { same: "subtle", changed: "warning", added: "success", removed: "danger", moved: "informative", renamed: "important" } as const;

const segment = makeSegmenter();

/** The differences, table by table; a click leads to the cell. */
export function DifferenceList({ revision }: { readonly revision: Revision }): ReactNode {
  const { say } = usePane();
  const styles = useStyles();
  return (
    <>
      {revision.tables.filter((table) => table.rows.some((row) => row.kind !== "same")).map((table, i) => <TableCard key={i} table={table} />)}
      {revision.outside.length > 0 && (
        <Card appearance="outline">
          <Text as="h4" weight="semibold" block>{say("revision-outside")}</Text>
          <ul className={styles.list}>
            {revision.outside.map((change, i) => <li key={i}><Wording old={change.old} now={change.new} /></li>)}
          </ul>
        </Card>
      )}
    </>
  );
}

function TableCard({ table }: { readonly table: TableRevision }): ReactNode {
  const { say } = usePane();
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const rows = table.rows.filter((row) => row.kind !== "same");
  const place = table.after ?? table.before;
  const title = place?.title ? `${place.sheet}　${place.title}` : (place?.sheet ?? "");
  const shown = isWhole ? rows : rows.slice(0, FIRST_SHOWN);
  return (
    <Card appearance="outline">
      <Text as="h4" weight="semibold" block>{title}</Text>
      <ul className={styles.list}>{shown.map((row, i) => <li key={i}><RowEntry row={row} table={table} /></li>)}</ul>
      {shown.length < rows.length && <Link as="button" onClick={() => setWhole(true)}>{say("revision-more", { count: rows.length - shown.length })}</Link>}
    </Card>
  );
}

function RowEntry({ row, table }: { readonly row: RowChange; readonly table: TableRevision }): ReactNode {
  const { state: { language }, controller, say, isBusy } = usePane();
  const styles = useStyles();
  const sheet = table.after?.sheet;
  const select = (rowIndex: number, columnIndex: number): void => void (sheet !== undefined && controller.select({ sheet, ref: formatAddress(rowIndex, columnIndex) }));
  const { after } = row;
  return (
    <div className={styles.row}>
      <span className={styles.head}>
        {[row.kind, ...row.also].map((kind) => <Badge key={kind} appearance="tint" color={kind in COLORS ? COLORS[kind as keyof typeof COLORS] : "informative"}>{ROW_KIND_TEXT[kind][language]}</Badge>)}
        {after === null || sheet === undefined ? <Text>{row.key}</Text>
          : <Link as="button" disabled={isBusy} title={say("go-to-cell", { place: formatPlace({ sheet, ref: formatAddress(after, table.after?.range.left ?? 0) }) })} onClick={() => select(after, table.after?.range.left ?? 0)}>{row.key}</Link>}
      </span>
      {row.kind !== "added" && row.kind !== "removed" && row.cells.map((cell) => (
        <span key={formatAddress(cell.after.rowIndex, cell.after.columnIndex)} className={styles.cell}>
          {formatAddress(cell.after.rowIndex, cell.after.columnIndex)}　<Wording old={textOf(cell.old)} now={textOf(cell.new)} />
        </span>
      ))}
    </div>
  );
}

/** What went is struck through, what came underlined; read aloud as such. */
function Wording({ old, now }: { readonly old: string; readonly now: string }): ReactNode {
  const styles = useStyles();
  const isFigure = /^[\d,.△▲-]*$/.test(old + now);
  const runs = isFigure ? [{ kind: "removed", text: old }, { kind: "added", text: now }] as const : diffWording(old, now, segment);
  return <>{runs.map((run, i) => (run.kind === "same" ? <span key={i}>{run.text}</span>
    : run.kind === "removed" ? <del key={i} className={styles.removed}>{run.text}</del> : <ins key={i} className={styles.added}>{isFigure && old !== "" ? ` → ${run.text}` : run.text}</ins>))}</>;
}

function textOf(value: CellValue): string {
  return value === null ? "" : typeof value === "object" ? value.error : String(value);
}
