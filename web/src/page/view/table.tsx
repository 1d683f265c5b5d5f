import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TableContent } from '../../client/index.js';
import { cellFormatter, count, counted, isNumeric } from '../format/cells.js';
import { fileName, toCsv } from '../format/csv.js';
import type { Highlight } from '../state/app.js';
import { EvidenceView } from './evidence.js';

/** Rows shown at first. */
const firstRows = 12;

/** A table, what it was made from, and a way to take it along. */
export function TableView({ table, highlight }: { table: TableContent; highlight: Highlight | undefined }) {
    const [all, setAll] = useState(false);
    const section = useRef<HTMLElement>(null);
    const formats = useMemo(() => table.columns.map((_, index) => cellFormatter(table, index)), [table]);
    const wide = all || (highlight?.row ?? -1) >= firstRows;
    const rows = wide ? table.rows : table.rows.slice(0, firstRows);

    useEffect(() => {
        if (highlight === undefined) return;
        const cell = section.current?.querySelector('.marked') ?? section.current;
        cell?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'smooth' });
        if (cell instanceof HTMLElement) cell.focus({ preventScroll: true });
    }, [highlight]);

    return (
        <section ref={section} class="card table" aria-label={table.title}>
            <div class="scroll" tabIndex={0} role="region" aria-label={`${table.title}, scrollable`}>
                <table>
                    <caption>{table.title}</caption>
                    <thead>
                        <tr>
                            {table.columns.map((column) => (
                                <th key={column.name} scope="col" class={isNumeric(column) ? 'number' : undefined}>
                                    {column.label}
                                    {column.unit !== undefined && <span class="unit"> {column.unit}</span>}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {rows.map((row, rowIndex) => (
                            <tr key={rowIndex}>
                                {table.columns.map((column, index) => {
                                    const marked = highlight?.row === rowIndex && highlight.column === column.name;
                                    return (
                                        <td
                                            key={column.name}
                                            class={
                                                [isNumeric(column) && 'number', marked && 'marked']
                                                    .filter(Boolean)
                                                    .join(' ') || undefined
                                            }
                                            tabIndex={marked ? -1 : undefined}
                                        >
                                            {formats[index]?.(row[index] ?? null)}
                                        </td>
                                    );
                                })}
                            </tr>
                        ))}
                    </tbody>
                </table>
                {table.rows.length === 0 && <p class="empty">No rows.</p>}
            </div>
            <div class="tools">
                <span>{rowsShown(table, rows.length)}</span>
                {table.rows.length > rows.length && (
                    <button type="button" class="link" onClick={() => setAll(true)}>
                        Show {count(table.rows.length)}
                    </button>
                )}
                <button type="button" class="link" onClick={() => download(table)}>
                    Download CSV
                </button>
            </div>
            <EvidenceView table={table} marked={highlight?.row === -1} />
        </section>
    );
}

function rowsShown(table: TableContent, shown: number): string {
    if (shown < table.totalRows) return `${count(shown)} of ${counted(table.totalRows, 'row')}`;
    return counted(table.totalRows, 'row');
}

function download(table: TableContent): void {
    const address = URL.createObjectURL(new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName(table.title);
    link.click();
    URL.revokeObjectURL(address);
}
