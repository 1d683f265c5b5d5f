import { useEffect, useState } from 'preact/hooks';
import type { DatasetInfo } from '../../../client/index.js';
import { count, counted, formatMoment } from '../../format/cells.js';
import type { DatasetVersion, SheetMove } from '../../versions.js';
import { moves, versionsOf } from '../../versions.js';
import { words } from '../../words/index.js';

/** The versions that a dataset had: when they came, who brought them, what moved. */
export function Versions({ dataset }: { dataset: DatasetInfo }) {
  const [versions, setVersions] = useState<readonly DatasetVersion[]>([]);
  useEffect(() => {
    let isGone = false;
    // Who does not see all rows is not told how many there are.
    versionsOf(dataset.id).then(
      (found) => isGone || setVersions(found),
      () => isGone || setVersions([]),
    );
    return () => {
      isGone = true;
    };
  }, [dataset.id, dataset.version]);
  if (versions.length === 0) return null;
  return (
    <details class="versions">
      <summary>{counted(versions.length, words.versions)}</summary>
      <ol>
        {versions.map((version, at) => (
          <li key={`${version.version} ${version.readAt}`}>
            <strong>{formatMoment(version.readAt)}</strong>
            {version.by !== undefined && ` · ${words.broughtBy(version.by)}`}
            {' · '}
            {counted(
              version.sheets.reduce((sum, sheet) => sum + sheet.rows, 0),
              words.rows,
            )}
            <p class="soft">{moved(versions[at + 1], version)}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function moved(older: DatasetVersion | undefined, newer: DatasetVersion): string {
  if (older === undefined) return words.firstVersion;
  const changes = moves(older, newer);
  return changes.length === 0 ? words.noCountMoved : changes.map(told).join(' · ');
}

function told({ sheet, kind, by }: SheetMove): string {
  if (kind === 'added') return words.sheetAdded(sheet);
  if (kind === 'removed') return words.sheetRemoved(sheet);
  const phrase = kind === 'rows' ? words.rows : words.columns;
  return `${sheet}: ${by > 0 ? '+' : '−'}${phrase(count(Math.abs(by)), Math.abs(by) === 1)}`;
}
