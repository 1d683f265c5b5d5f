import type { TableContent } from '../../client/index.js';
import { count, counted } from '../format/cells.js';

/** Where the figures of a table come from: sheet, rows used and left out, the statement that was run. */
export function EvidenceView({ table, marked }: { table: TableContent; marked: boolean }) {
    const { evidence, notes } = table;
    const excluded = evidence.rowsExcluded.filter((rows) => rows.count > 0);
    return (
        <div class={marked ? 'evidence marked' : 'evidence'}>
            <p>
                From <strong>{evidence.sheet}</strong>: {basis(table)}
                {table.truncated && (
                    <span class="cut"> The table shows the first {count(table.rows.length)} only.</span>
                )}
            </p>
            {excluded.length > 0 && (
                <p>Left out: {excluded.map((rows) => `${counted(rows.count, 'row')} (${rows.reason})`).join(', ')}.</p>
            )}
            {notes.map((note) => (
                <p key={note}>{note}</p>
            ))}
            {evidence.sql !== '' && (
                <details>
                    <summary>Query</summary>
                    <pre tabIndex={0}>{evidence.sql}</pre>
                    <p class="version">
                        Dataset {evidence.dataset}, version <code>{evidence.version.slice(0, 12)}</code>, read{' '}
                        <time dateTime={evidence.asOf}>{new Date(evidence.asOf).toLocaleString()}</time>
                    </p>
                </details>
            )}
        </div>
    );
}

function basis({ evidence }: TableContent): string {
    const rows = counted(evidence.rowsUsed, 'row');
    return evidence.entities === undefined || evidence.entityKey === undefined
        ? `${rows} used.`
        : `${count(evidence.entities)} distinct ${evidence.entityKey} in ${rows}.`;
}
