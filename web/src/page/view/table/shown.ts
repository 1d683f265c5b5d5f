import type { TableColumn } from '../../../client/index.js';

/** A column that is shown, and where it stands in the table as it came. */
export interface ShownColumn {
  readonly column: TableColumn;
  readonly index: number;
}
