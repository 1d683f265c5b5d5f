import {
  createTable,
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  type ColumnDef,
  type SortingState,
  type Table,
} from '@tanstack/table-core';
import type { Cell, TableColumn, TableContent } from '../../client/index.js';
import { formatCell, isNumeric } from '../format/cells.js';

/** How a reader arranged a table. */
export interface Arrangement {
  readonly sorting: SortingState;
  /** What is typed above a column, by its name. */
  readonly filters: Readonly<Record<string, string>>;
  /** Names of the columns shown, in their order. */
  readonly columns: readonly string[];
}

export interface ArrangedRow {
  /** Its index in the table as it came. */
  readonly index: number;
  readonly cells: readonly Cell[];
}

type Line = readonly Cell[];

export function asCame(table: TableContent): Arrangement {
  return { sorting: [], filters: {}, columns: table.columns.map((column) => column.name) };
}

/** The rows of a table as the reader arranged them. The model keeps what it worked out while its inputs stay. */
export class RowModel {
  readonly #table: Table<Line>;
  #arrangement: Arrangement;

  constructor(content: TableContent) {
    this.#arrangement = asCame(content);
    this.#table = createTable<Line>({
      data: content.rows as Line[],
      columns: content.columns.map((column, index): ColumnDef<Line, Cell | undefined> => ({
        id: column.name,
        accessorFn: (row) => row[index] ?? undefined,
        sortingFn: (a, b, id) => compare(a.getValue<Cell>(id), b.getValue<Cell>(id)),
        sortUndefined: 'last',
        filterFn: (row, id, wanted: string) => matches(row.getValue<Cell | undefined>(id) ?? null, wanted, column),
      })),
      state: {},
      onStateChange: () => undefined,
      renderFallbackValue: null,
      getCoreRowModel: getCoreRowModel(),
      getFilteredRowModel: getFilteredRowModel(),
      getSortedRowModel: getSortedRowModel(),
    });
    this.#table.setOptions((options) => ({ ...options, state: this.#table.initialState }));
  }

  rows(arrangement: Arrangement): readonly ArrangedRow[] {
    this.#arrangement = arrangement;
    const columnFilters = Object.entries(this.#arrangement.filters)
      .filter(([, value]) => value.trim() !== '')
      .map(([id, value]) => ({ id, value }));
    this.#table.setOptions((options) => ({
      ...options,
      state: { ...this.#table.initialState, sorting: arrangement.sorting, columnFilters },
    }));
    return this.#table.getRowModel().rows.map((row) => ({ index: row.index, cells: row.original }));
  }
}

/** Blanks last whichever way; text as people sort it, numbers in it by value. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compare(a: Cell, b: Cell): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return Number(a) - Number(b);
}

/** A date is found as it is shown, "Mar 2024", and as it is kept, "2024-03". */
function matches(cell: Cell, wanted: string, column: TableColumn): boolean {
  if (fits(cell, wanted, isNumeric(column))) return true;
  return typeof cell === 'string' && fits(formatCell(cell, column), wanted, false);
}

/** "> 5", "<= 3", "= 4", "2–7", or text that the cell contains. */
export function fits(cell: Cell, wanted: string, numeric: boolean): boolean {
  const text = wanted.trim();
  if (text === '') return true;
  if (numeric) {
    const bound = /^(>=|<=|>|<|=)\s*(-?[\d.]+)$/.exec(text);
    if (bound !== null) return typeof cell === 'number' && holds(cell, bound[1]!, Number(bound[2]));
    const range = /^(-?[\d.]+)\s*(?:–|\.\.|to)\s*(-?[\d.]+)$/.exec(text);
    if (range !== null) return typeof cell === 'number' && cell >= Number(range[1]) && cell <= Number(range[2]);
  }
  return String(cell ?? '–')
    .toLowerCase()
    .includes(text.toLowerCase());
}

function holds(value: number, op: string, bound: number): boolean {
  switch (op) {
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    default:
      return value === bound;
  }
}
