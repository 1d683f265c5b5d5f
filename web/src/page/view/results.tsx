import { useState } from 'preact/hooks';
import type { DatasetDescription, TableContent } from '../../client/index.js';
import { ownPlan, possiblePlans, readSpec, withAlternatives } from '../chart/plan.js';
import { counted } from '../format/cells.js';
import { drillDown } from '../query/drill.js';
import { shapeOf } from '../query/shape.js';
import type { Highlight } from '../state/app.js';
import type { Exchange } from '../state/exchange.js';
import { isOpen } from '../state/exchange.js';
import { words } from '../words/index.js';
import { ChartView } from './chart.js';
import { useDoing } from './context.js';
import { TableView } from './table/table.js';

interface Props {
  readonly exchange: Exchange;
  readonly highlight: Highlight | undefined;
  readonly description: DatasetDescription | undefined;
}

/** Charts and tables. Tables that only led to the answer stand folded behind those the answer uses. */
export function Results({ exchange, highlight, description }: Props) {
  const { readOnly } = useDoing();
  const [drawn, draw] = useState<readonly string[]>([]);
  const used = usedTables(exchange);
  const main = exchange.tables.filter((table) => used.has(table.tableId));
  const others = exchange.tables.filter((table) => !used.has(table.tableId));
  const chartOf = (id: string) => {
    const isShown = drawn.includes(id);
    return { isShown, toggle: () => draw(isShown ? drawn.filter((other) => other !== id) : [...drawn, id]) };
  };
  const show = (table: TableContent, isMain: boolean) => (
    <TableView
      key={table.tableId}
      table={table}
      said={exchange.texts.map(({ text }) => text).join('\n')}
      runId={readOnly ? undefined : exchange.runId}
      highlight={highlight?.tableId === table.tableId ? highlight : undefined}
      chart={isMain && canBeDrawn(exchange, table) ? chartOf(table.tableId) : undefined}
    />
  );
  return (
    <div class="results">
      <Charts exchange={exchange} tables={main} wanted={drawn} description={description} />
      {main.map((table) => show(table, true))}
      {others.length > 0 && (
        <details class="others" open={others.some((table) => table.tableId === highlight?.tableId) || undefined}>
          <summary>{counted(others.length, words.moreResults)}</summary>
          {others.map((table) => show(table, false))}
        </details>
      )}
    </div>
  );
}

/** The charts that came; for tables without one, a course over time is drawn and other shapes are offered. */
function Charts({
  exchange,
  tables,
  wanted,
  description,
}: {
  exchange: Exchange;
  tables: readonly TableContent[];
  /** Ids of tables that the reader wants to see as charts. */
  wanted: readonly string[];
  description: DatasetDescription | undefined;
}) {
  const { controller, readOnly } = useDoing();
  const opener = (table: TableContent) =>
    readOnly || table.rows[0] === undefined || drillDown(table, table.rows[0]) === undefined
      ? undefined
      : (row: number): void => {
          const cells = table.rows[row]!;
          const query = drillDown(table, cells);
          if (query !== undefined) void controller.runs.ask(words.recordsOf(String(cells[0])), query);
        };
  const drawn = exchange.charts.flatMap((chart) => {
    const table = exchange.tables.find(({ tableId }) => tableId === chart.tableId);
    const plan = table === undefined ? undefined : readSpec(chart, table);
    return table === undefined || plan === undefined
      ? []
      : [{ id: chart.chartId, table, chart, plans: withAlternatives(plan, table) }];
  });
  const own = tables
    .filter((table) => !exchange.charts.some((chart) => chart.tableId === table.tableId) && !isOpen(exchange))
    .flatMap((table) => {
      const isDrawn = ownPlan(table) !== undefined || wanted.includes(table.tableId);
      return isDrawn ? [{ id: `own-${table.tableId}`, table, chart: undefined, plans: possiblePlans(table) }] : [];
    });
  return (
    <>
      {[...drawn, ...own].map(({ id, table, chart, plans }) => {
        const onOpen = opener(table);
        return (
          <ChartView
            key={id}
            title={chart?.title ?? table.title}
            {...(chart === undefined ? {} : { altText: chart.altText })}
            plans={plans}
            table={table}
            dataUntil={lastDay(table, description)}
            {...(onOpen === undefined ? {} : { onOpen })}
          />
        );
      })}
    </>
  );
}

/** Whether the reader may ask for a chart of a table that none is shown of. */
function canBeDrawn(exchange: Exchange, table: TableContent): boolean {
  return (
    !isOpen(exchange) &&
    !exchange.charts.some((chart) => chart.tableId === table.tableId) &&
    ownPlan(table) === undefined &&
    possiblePlans(table).length > 0
  );
}

/** The last day of the dates a table is grouped by; unknown without its query. */
function lastDay({ query, evidence }: TableContent, description: DatasetDescription | undefined): string | undefined {
  const shape = shapeOf(query);
  const key = shape?.groupBy?.find(({ period }) => period !== undefined && period !== null);
  if (key?.of.type !== 'column' || description?.dataset.id !== evidence.dataset) return undefined;
  const { column } = key.of['field'] as { column: string };
  const sheet = description.sheets.find(({ table }) => table === shape?.from);
  return sheet?.columns.find(({ name }) => name === column)?.max;
}

/** The tables that charts and figures refer to; without any, the last one. */
function usedTables(exchange: Exchange): Set<string> {
  const used = new Set(exchange.charts.map((chart) => chart.tableId));
  for (const { figures } of exchange.grounding)
    for (const figure of figures) if (figure.source !== null) used.add(figure.source.tableId);
  const last = exchange.tables.at(-1);
  if (last !== undefined && (used.size === 0 || isOpen(exchange))) used.add(last.tableId);
  return used;
}
