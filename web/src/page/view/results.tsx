import type { TableContent } from '../../client/index.js';
import type { Highlight } from '../state/app.js';
import type { Exchange } from '../state/exchange.js';
import { isOpen } from '../state/exchange.js';
import { ChartView } from './chart.js';
import { TableView } from './table.js';

/** Charts and tables. Tables that only led to the answer stand folded behind those the answer uses. */
export function Results({ exchange, highlight }: { exchange: Exchange; highlight: Highlight | undefined }) {
    const used = usedTables(exchange);
    const main = exchange.tables.filter((table) => used.has(table.tableId));
    const others = exchange.tables.filter((table) => !used.has(table.tableId));
    const show = (table: TableContent) => (
        <TableView
            key={table.tableId}
            table={table}
            highlight={highlight?.tableId === table.tableId ? highlight : undefined}
        />
    );
    return (
        <div class="results">
            {exchange.charts.map((chart) => (
                <ChartView
                    key={chart.chartId}
                    chart={chart}
                    table={exchange.tables.find((table) => table.tableId === chart.tableId)}
                />
            ))}
            {main.map(show)}
            {others.length > 0 && (
                <details
                    class="others"
                    open={others.some((table) => table.tableId === highlight?.tableId) || undefined}
                >
                    <summary>{others.length === 1 ? 'One more result' : `${others.length} more results`}</summary>
                    {others.map(show)}
                </details>
            )}
        </div>
    );
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
