import { isNumeric } from '../../format/cells.js';
import type { Arrangement } from '../../table/rows.js';
import { words } from '../../words/index.js';
import type { ShownColumn } from './shown.js';

interface Props {
  readonly columns: readonly ShownColumn[];
  readonly arrangement: Arrangement;
  readonly isFiltering: boolean;
  readonly onArrange: (arrangement: Arrangement) => void;
}

/** The headers: a click sorts, another turns the order, the third gives the table's own order back. */
export function Head({ columns, arrangement, isFiltering, onArrange }: Props) {
  const sorted = arrangement.sorting[0];
  const sort = (id: string, numeric: boolean): void => {
    // Figures are looked at from the largest.
    const first = numeric;
    const next = sorted?.id !== id ? { id, desc: first } : sorted.desc === first ? { id, desc: !first } : undefined;
    onArrange({ ...arrangement, sorting: next === undefined ? [] : [next] });
  };
  return (
    <thead>
      <tr>
        {columns.map(({ column }) => {
          const order = sorted?.id !== column.name ? undefined : sorted.desc ? 'descending' : 'ascending';
          return (
            <th key={column.name} scope="col" class={isNumeric(column) ? 'number' : undefined} aria-sort={order}>
              <button type="button" class="sort" onClick={() => sort(column.name, isNumeric(column))}>
                <span>
                  {column.label}
                  {column.unit !== undefined && column.kind !== 'percent' && <span class="unit"> {column.unit}</span>}
                </span>
                <span class="arrow" aria-hidden="true" />
              </button>
            </th>
          );
        })}
      </tr>
      {isFiltering && (
        <tr class="filters">
          {columns.map(({ column }) => (
            <td key={column.name}>
              <input
                type="search"
                aria-label={words.filterColumn(column.label)}
                placeholder={isNumeric(column) ? words.filterHint : undefined}
                value={arrangement.filters[column.name] ?? ''}
                onInput={(event) =>
                  onArrange({
                    ...arrangement,
                    filters: { ...arrangement.filters, [column.name]: event.currentTarget.value },
                  })
                }
              />
            </td>
          ))}
        </tr>
      )}
    </thead>
  );
}
