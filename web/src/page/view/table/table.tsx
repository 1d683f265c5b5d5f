import { lazy } from '../lazy.js';
import type { TableProps } from './props.js';

/** Rows a place is held for while the code of tables is on its way. */
const mostWaiting = 12;

/** A table of an answer. */
export const TableView = lazy<TableProps>(
  () => import('./grid.js').then((module) => module.Grid),
  ({ table }) => (
    <section class="card table" aria-label={table.title} aria-busy="true">
      <div class="waiting-rows" data-rows={Math.min(table.rows.length, mostWaiting)} />
    </section>
  ),
);
