import type { ColumnDescription } from '../../client/index.js';
import { count, share } from '../format/cells.js';

/** The most frequent values of a column as bars. */
export function Breakdown({ column, rows, most }: { column: ColumnDescription; rows: number; most: number }) {
  const longest = Math.max(1, ...column.topValues.map((value) => value.count));
  return (
    <ul class="histogram">
      {column.topValues.slice(0, most).map(({ value, count: times }) => (
        <li key={value}>
          <span class="name">{value}</span>
          <span class="bar">
            <span style={{ width: `${(100 * times) / longest}%` }} />
          </span>
          <span class="times" title={share(times / Math.max(1, rows))}>
            {count(times)}
          </span>
        </li>
      ))}
    </ul>
  );
}
