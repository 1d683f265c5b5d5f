import type { HomeTile } from '../../../client/index.js';
import type { Controller } from '../../controller.js';
import { change as written, number } from '../../format/cells.js';
import { words } from '../../words/index.js';
import { useDoing } from '../context.js';
import { Sparkline } from './sparkline.js';

/** A key figure; a click asks the question behind it. */
export function Tile({ tile }: { tile: HomeTile }) {
  const { controller } = useDoing();
  const { change, value } = tile;
  const difference = change === undefined || value === null ? undefined : value - change.value;
  const isGood =
    difference === undefined || tile.better === undefined || isNoise(tile)
      ? undefined
      : difference > 0 === (tile.better === 'higher');
  const by = difference === undefined ? undefined : written(value!, difference);
  const sources = [tile.evidence?.sheet, ...tile.notes].filter(Boolean).join('. ');
  return (
    <li class="tile" data-tile={tile.id}>
      <h2>
        <button type="button" onClick={() => open(tile, controller)}>
          {tile.title}
        </button>
      </h2>
      <p class={tile.text === undefined ? 'value' : 'value named'}>
        {tile.text ?? (value === null ? '–' : number(value))}
        {tile.unit !== undefined && <small> {tile.unit}</small>}
      </p>
      {tile.low !== undefined && tile.high !== undefined && (
        <p class="interval">{words.interval(number(tile.low), number(tile.high))}</p>
      )}
      {change !== undefined && difference !== undefined && (
        <p class={by === undefined || isGood === undefined ? 'change' : isGood ? 'change good' : 'change bad'}>
          {by === undefined
            ? words.unchanged(change.period)
            : words.against(`${difference > 0 ? '▲ +' : '▼ −'}${by}`, change.period)}
        </p>
      )}
      <Sparkline points={tile.trend} />
      <p class="source" title={sources}>
        {[tile.period, tile.evidence?.sheet].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}

/** Warnings are shown where the data are described; figures by the question that gives them. */
function open(tile: HomeTile, controller: Controller): void {
  if (tile.id === 'data_quality') controller.show('dataset');
  else void controller.runs.ask(tile.question, tile.query);
}

/** Smallest change that is called good or bad, of the figure. */
const leastChange = 0.02;

/** Whether a change says nothing: the figure before lies in the interval of the one now, or hardly differs from it. */
function isNoise({ value, change, low, high }: HomeTile): boolean {
  if (change === undefined || value === null) return true;
  if (low !== undefined && high !== undefined) return change.value >= low && change.value <= high;
  return Math.abs(value - change.value) < leastChange * Math.abs(change.value);
}
