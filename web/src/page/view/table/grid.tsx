import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TableContent } from '../../../client/index.js';
import { cellFormatter, count, counted } from '../../format/cells.js';
import { allRows } from '../../downloads.js';
import { barsOf } from '../../table/bars.js';
import { asCame, RowModel } from '../../table/rows.js';
import { words } from '../../words/index.js';
import { useDoing } from '../context.js';
import { drillDown } from '../../query/drill.js';
import { shapeOf } from '../../query/shape.js';
import { EvidenceView } from '../evidence.js';
import { Body } from './body.js';
import { Columns } from './columns.js';
import { Head } from './head.js';
import type { TableProps } from './props.js';
import { Take } from './take.js';

/** Below this many rows the page scrolls instead of the table. */
const fewRows = 16;

/** A table: sorted, filtered and arranged by its reader; what it was made from; and ways to take it along. */
export function Grid({ table: given, said, runId, highlight, chart }: TableProps) {
  const { controller, readOnly } = useDoing();
  const [whole, setWhole] = useState<TableContent>();
  const [problem, setProblem] = useState<string>();
  const [isFiltering, setFiltering] = useState(false);
  const table = whole ?? given;
  const [arrangement, arrange] = useState(() => asCame(given));
  const model = useMemo(() => new RowModel(table), [table]);
  const rows = useMemo(() => model.rows(arrangement), [model, arrangement]);
  const formats = useMemo(() => table.columns.map((_, index) => cellFormatter(table, index)), [table]);
  const bars = useMemo(() => barsOf(table), [table]);
  const section = useRef<HTMLDivElement>(null);
  const columns = arrangement.columns.flatMap((name) => {
    const index = table.columns.findIndex((column) => column.name === name);
    return index < 0 ? [] : [{ column: table.columns[index]!, index }];
  });
  const markedAt = highlight === undefined ? -1 : rows.findIndex((row) => row.index === highlight.row);

  useEffect(() => {
    if (highlight === undefined) return;
    const cell = section.current?.querySelector('.marked') ?? section.current;
    cell?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'smooth' });
    if (cell instanceof HTMLElement) cell.focus({ preventScroll: true });
  }, [highlight]);

  const canDrill =
    !readOnly &&
    table.query !== undefined &&
    table.rows[0] !== undefined &&
    drillDown(table, table.rows[0]) !== undefined;
  const open = (row: number, column: number): void => {
    const cells = table.rows[row];
    const query = cells === undefined ? undefined : drillDown(table, cells, column);
    if (cells === undefined || query === undefined) return;
    const keys = keysOf(table);
    const name =
      keys === 0
        ? table.title
        : cells
            .slice(0, keys)
            .map((cell, i) => formats[i]!(cell))
            .join(', ');
    void controller.runs.ask(words.recordsOf(name), query);
  };

  // One figure: the answer above says it, and what matters here is where it comes from.
  if (table.columns.length === 1 && table.totalRows === 1 && keysOf(table) === 0)
    return (
      <div ref={section} class="card table single" role="group" aria-label={table.title}>
        <EvidenceView
          table={table}
          said={said}
          marked={highlight !== undefined}
          onOpen={canDrill ? () => open(0, 0) : undefined}
        />
      </div>
    );

  return (
    <div ref={section} class="card table" role="group" aria-label={table.title}>
      <div
        class={rows.length > fewRows ? 'scroll tall' : 'scroll'}
        tabIndex={0}
        role="group"
        aria-label={words.scrollable(table.title)}
      >
        <table aria-rowcount={rows.length + 1}>
          <caption>{table.title}</caption>
          <Head columns={columns} arrangement={arrangement} isFiltering={isFiltering} onArrange={arrange} />
          <Body
            rows={rows}
            columns={columns}
            formats={formats}
            marked={highlight === undefined ? undefined : { at: markedAt, column: highlight.column }}
            bars={bars}
            onOpen={canDrill ? open : undefined}
          />
        </table>
        {rows.length === 0 && <p class="empty">{words.noRows}</p>}
      </div>
      <div class="tools">
        <span role="status">{rowsShown(table, rows.length)}</span>
        {table.truncated && runId !== undefined && (
          <button type="button" class="link" onClick={() => allRows(runId, given).then(setWhole, failed(setProblem))}>
            {words.showAll(count(table.totalRows))}
          </button>
        )}
        {table.rows.length > 3 && (
          <button
            type="button"
            class="link"
            aria-pressed={isFiltering}
            onClick={() => {
              setFiltering(!isFiltering);
              if (isFiltering) arrange({ ...arrangement, filters: {} });
            }}
          >
            {words.filterRows}
          </button>
        )}
        {chart !== undefined && (
          <button type="button" class="link" aria-pressed={chart.isShown} onClick={chart.toggle}>
            {chart.isShown ? words.hideChart : words.showChart}
          </button>
        )}
        {table.columns.length > 2 && <Columns table={table} arrangement={arrangement} onArrange={arrange} />}
        <Take table={table} runId={runId} shown={{ columns, rows }} onProblem={failed(setProblem)} />
      </div>
      {problem !== undefined && (
        <p class="note problem" role="alert">
          {words.downloadFailed} {problem}
        </p>
      )}
      <EvidenceView table={table} said={said} marked={highlight?.row === -1} />
    </div>
  );
}

function keysOf(table: TableContent): number {
  return shapeOf(table.query)?.groupBy?.length ?? 0;
}

function failed(show: (problem: string) => void): (error: unknown) => void {
  return (error) => show(error instanceof Error ? error.message : String(error));
}

function rowsShown(table: TableContent, shown: number): string {
  if (shown < table.rows.length) return words.rowsMatch(count(shown), counted(table.rows.length, words.rows));
  if (shown < table.totalRows) return words.rowsOf(count(shown), counted(table.totalRows, words.rows));
  return counted(table.totalRows, words.rows);
}
