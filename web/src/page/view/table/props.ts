import type { TableContent } from '../../../client/index.js';
import type { Highlight } from '../../state/app.js';

export interface TableProps {
  readonly table: TableContent;
  /** The run that made it, for all its rows. */
  readonly runId: string | undefined;
  readonly highlight: Highlight | undefined;
}
