import type { TableContent } from '../../client/index.js';
import type { ChartPlan } from '../chart/plan.js';
import { words } from '../words/index.js';
import { lazy } from './lazy.js';

export interface ChartProps {
  readonly title: string;
  /** What it shows, for people who cannot see it; absent: made of its values. */
  readonly altText?: string;
  /** What it can be drawn as, the one to begin with first. */
  readonly plans: readonly ChartPlan[];
  readonly table: TableContent;
  /** Last day of the data: the period it lies in is marked as incomplete. */
  readonly dataUntil: string | undefined;
  /** Opens the records behind a mark. */
  readonly onOpen?: (row: number) => void;
}

/** A chart over a table. Its code is fetched when the first chart comes. */
export const ChartView = lazy<ChartProps>(
  () => import('./chart/drawn.js').then((module) => module.DrawnChart),
  ({ title }) => (
    <figure class="card chart">
      <figcaption>{title}</figcaption>
      <div class="plot waiting" role="status" aria-label={words.tools['create_chart']} />
    </figure>
  ),
);
