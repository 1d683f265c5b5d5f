import type { Cell, Query, TableColumn, TableContent } from '../../src/client/index.js';

interface Made {
  /** Columns, or names of columns whose kind is told from the first row. */
  readonly columns: readonly (string | TableColumn)[];
  readonly rows: readonly (readonly Cell[])[];
  readonly query?: Query;
  readonly totalRows?: number;
}

/** A table for tests. */
export function table({ columns, rows, query, totalRows = rows.length }: Made): TableContent {
  return {
    tableId: 't1',
    title: 'Table',
    columns: columns.map((column, index) =>
      typeof column === 'string'
        ? { name: column, label: column, kind: typeof rows[0]?.[index] === 'number' ? 'number' : 'text' }
        : column,
    ),
    rows,
    totalRows,
    truncated: totalRows > rows.length,
    evidence: {
      dataset: 'sample',
      version: '1',
      sheet: 'Incident',
      sql: '',
      rowsUsed: 1,
      rowsExcluded: [],
      asOf: '2026-01-01T00:00:00Z',
    },
    notes: [],
    ...(query === undefined ? {} : { query }),
  };
}
