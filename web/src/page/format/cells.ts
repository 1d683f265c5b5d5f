import type { Cell, TableColumn, TableContent } from '../../client/index.js';

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 2, useGrouping: false });
const percent = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** Kinds whose cells are right-aligned figures. */
export function isNumeric(column: TableColumn): boolean {
  return column.kind === 'integer' || column.kind === 'number' || column.kind === 'percent';
}

/**
 * How to write the cells of a column for people. Decided per column: whole numbers that are all years are
 * names and not quantities, so they get no thousands separator.
 */
export function cellFormatter(table: TableContent, index: number): (cell: Cell) => string {
  const column = table.columns[index];
  if (column === undefined) return String;
  const years = column.kind === 'integer' && table.rows.every((row) => isYear(row[index] ?? null));
  return (cell) => {
    if (cell === null) return '–';
    if (typeof cell === 'boolean') return cell ? 'Yes' : 'No';
    if (typeof cell === 'string') return column.kind === 'datetime' ? cell.replace('T', ' ') : cell;
    if (column.kind === 'percent') return `${percent.format(cell)} %`;
    return (years ? plain : grouped).format(cell);
  };
}

export function count(value: number): string {
  return grouped.format(value);
}

/** "1 row", "2 rows". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

function isYear(cell: Cell): boolean {
  return cell === null || (typeof cell === 'number' && cell >= 1900 && cell <= 2100);
}
