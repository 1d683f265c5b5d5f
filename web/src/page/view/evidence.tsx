import type { TableContent } from '../../client/index.js';
import { count, counted, formatMoment } from '../format/cells.js';
import { words } from '../words/index.js';

/** Where the figures of a table come from: sheet, rows used and left out, the statement that was run. */
export function EvidenceView({
  table,
  marked,
  said = '',
  onOpen,
}: {
  table: TableContent;
  marked: boolean;
  /** The answer: what it tells already is not told again. */
  said?: string | undefined;
  /** Opens the records behind the figure; absent where a table's cells do. */
  onOpen?: (() => void) | undefined;
}) {
  const { evidence, notes } = table;
  const excluded = evidence.rowsExcluded.filter((rows) => rows.count > 0);
  return (
    <div class={marked ? 'evidence marked' : 'evidence'}>
      <p>
        {words.from} <strong>{evidence.sheet}</strong>: {basis(table)}
        {table.truncated && <span class="cut"> {counted(table.rows.length, words.firstOnly)}</span>}
        {onOpen !== undefined && (
          <>
            {' '}
            <button type="button" class="link figure-cell" onClick={onOpen}>
              {words.showRecords}
            </button>
          </>
        )}
      </p>
      {excluded.length > 0 && (
        <p>{words.leftOut(excluded.map((rows) => `${counted(rows.count, words.rows)} (${rows.reason})`).join(', '))}</p>
      )}
      {excluded.map(
        ({ reason, rows }) =>
          rows !== undefined && (
            <details key={reason}>
              <summary>{reason}</summary>
              <ul>
                {rows.map(({ row, text }) => (
                  <li key={row}>
                    {count(row)}: {text}
                  </li>
                ))}
              </ul>
            </details>
          ),
      )}
      {notes
        .filter((note) => !said.includes(note))
        .map((note) => (
          <p key={note}>{note}</p>
        ))}
      {evidence.sql !== '' && (
        <details>
          <summary>{words.query}</summary>
          <pre tabIndex={0}>{evidence.sql}</pre>
          <p class="version">
            {words.version(evidence.dataset, evidence.version.slice(0, 12))}{' '}
            <time dateTime={evidence.asOf}>{formatMoment(evidence.asOf)}</time>
          </p>
        </details>
      )}
    </div>
  );
}

function basis({ evidence }: TableContent): string {
  const rows = counted(evidence.rowsUsed, words.rows);
  // Where each record is one row there is nothing to tell apart.
  return evidence.entities === undefined || evidence.entityKey === undefined || evidence.entities === evidence.rowsUsed
    ? words.rowsUsed(rows)
    : words.distinctIn(count(evidence.entities), evidence.entityKey, rows);
}
