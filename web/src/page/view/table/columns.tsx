import type { TableContent } from '../../../client/index.js';
import type { Arrangement } from '../../table/rows.js';
import { words } from '../../words/index.js';

interface Props {
  readonly table: TableContent;
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
}

/** Chooses the columns shown and their order. */
export function Columns({ table, arrangement, onArrange }: Props) {
  const { columns } = arrangement;
  const hidden = table.columns.filter((column) => !columns.includes(column.name)).map((column) => column.name);
  const label = (name: string): string => table.columns.find((column) => column.name === name)?.label ?? name;
  const set = (next: readonly string[]): void => onArrange({ ...arrangement, columns: next });
  const move = (name: string, by: number): void => {
    const from = columns.indexOf(name);
    set(columns.toSpliced(from, 1).toSpliced(from + by, 0, name));
  };
  return (
    <details class="columns">
      <summary>{words.chooseColumns}</summary>
      <ul>
        {[...columns, ...hidden].map((name) => {
          const at = columns.indexOf(name);
          return (
            <li key={name}>
              <label>
                <input
                  type="checkbox"
                  checked={at >= 0}
                  disabled={columns.length === 1 && at >= 0}
                  onChange={() => set(at >= 0 ? columns.filter((other) => other !== name) : [...columns, name])}
                />{' '}
                {label(name)}
              </label>
              <button
                type="button"
                class="link"
                aria-label={words.moveLeft(label(name))}
                disabled={at <= 0}
                onClick={() => move(name, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                class="link"
                aria-label={words.moveRight(label(name))}
                disabled={at < 0 || at === columns.length - 1}
                onClick={() => move(name, 1)}
              >
                ↓
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
