import type { TableContent } from '../../../client/index.js';
import type { Highlight } from '../../state/app.js';

export interface TableProps {
  readonly table: TableContent;
  /** The answer that the table belongs to: its evidence does not repeat it. */
  readonly said?: string | undefined;
  /** The run that made it, for all its rows. */
  readonly runId: string | undefined;
  readonly highlight: Highlight | undefined;
  /** Shows the table as a chart as well, or takes it away; absent where it can be drawn as none, or is drawn anyway. */
  readonly chart?: { readonly isShown: boolean; readonly toggle: () => void } | undefined;
}
