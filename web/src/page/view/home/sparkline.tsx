import type { TrendPoint } from '../../../client/index.js';
import { number } from '../../format/cells.js';

const width = 200;
const height = 36;
const inset = 3;

/** A small course over time, from zero; its end is marked. Nothing below three points. */
export function Sparkline({ points }: { points: readonly TrendPoint[] }) {
  const known = points.flatMap(({ value }, index) => (value === null ? [] : [{ value, index }]));
  if (known.length < 3) return null;
  const most = Math.max(...known.map(({ value }) => value), 0);
  const least = Math.min(...known.map(({ value }) => value), 0);
  const x = (index: number): string => (inset + (index * (width - 2 * inset)) / (points.length - 1)).toFixed(1);
  const y = (value: number): string =>
    (height - inset - ((value - least) * (height - 2 * inset)) / (most - least || 1)).toFixed(1);
  const path = known.map(({ value, index }, at) => `${at === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('');
  const [first, last] = [known[0]!, known.at(-1)!];
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${points[0]!.label} – ${points.at(-1)!.label}: ${number(first.value)} → ${number(last.value)}`}
    >
      <path class="area" d={`${path}L${x(last.index)} ${height - inset}L${x(first.index)} ${height - inset}Z`} />
      <path d={path} />
      <path class="end" d={`M${x(last.index)} ${y(last.value)}h0`} />
    </svg>
  );
}
