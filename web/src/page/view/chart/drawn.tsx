import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { marksOf } from '../../chart/data.js';
import { draw, legendOf } from '../../chart/draw.js';
import { toPng, toSvg } from '../../chart/picture.js';
import type { ChartTheme } from '../../chart/theme.js';
import { chartTheme } from '../../chart/theme.js';
import { save } from '../../downloads.js';
import { fileName } from '../../format/csv.js';
import { words } from '../../words/index.js';
import type { ChartProps } from '../chart.js';
import { usePointing } from './pointing.js';

const widest = 1200;
const narrowest = 240;
/** Values told to those who cannot see the chart. */
const mostTold = 8;

export function DrawnChart({ title, altText, plans, table, dataUntil, onOpen }: ChartProps) {
  const [type, setType] = useState(plans[0]!.type);
  const plan = plans.find((other) => other.type === type) ?? plans[0]!;
  const marks = useMemo(() => marksOf(plan, table, dataUntil), [plan, table, dataUntil]);
  const element = useRef<HTMLDivElement>(null);
  const [theme, setTheme] = useState<ChartTheme>();
  const [failed, setFailed] = useState(false);
  const pointing = usePointing(element, marks, onOpen);

  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    let width = 0;
    const redraw = (): void => {
      const next = Math.max(narrowest, Math.min(widest, Math.floor(target.clientWidth)));
      if (next !== width) drawNow((width = next));
    };
    const drawNow = (at: number): void => {
      try {
        const now = chartTheme(target);
        target.replaceChildren(draw(plan, marks, now, at));
        setTheme(now);
      } catch (error) {
        console.error(error);
        setFailed(true);
      }
    };
    redraw();
    const observer = new ResizeObserver(redraw);
    observer.observe(target);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const onScheme = (): void => drawNow(width);
    dark.addEventListener('change', onScheme);
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', onScheme);
    };
  }, [plan, marks]);

  const svg = (): SVGSVGElement => element.current!.querySelector('svg')!;
  const alt =
    type === plans[0]!.type && altText !== undefined
      ? altText
      : told(
          words.chartTypes[type]!,
          title,
          marks.map((mark) => mark.words),
        );
  const legend = theme === undefined ? [] : legendOf(plan, marks, theme);
  return (
    <figure class="card chart">
      <figcaption>{title}</figcaption>
      {failed ? (
        <p class="problem">{words.chartFailed}</p>
      ) : (
        <div
          class="plot-frame"
          tabIndex={0}
          role="group"
          aria-label={`${title}. ${words.chartKeys}`}
          {...pointing.handlers}
        >
          <div class="plot" role="img" aria-label={alt}>
            <div ref={element} aria-hidden="true" />
          </div>
          <p class="pointed-words" role="status" style={pointing.place}>
            {pointing.mark?.words}
            {pointing.mark?.isPartial && ` (${words.partialPeriod})`}
          </p>
        </div>
      )}
      {legend.length > 0 && (
        <ul class="legend">
          {legend.map(({ name, color }) => (
            <li key={name}>
              <span class="swatch" style={{ background: color }} aria-hidden="true" />
              {name}
            </li>
          ))}
          {marks.some((mark) => mark.isPartial) && <li class="partial">{words.partialPeriod}</li>}
        </ul>
      )}
      {legend.length === 0 && marks.some((mark) => mark.isPartial) && (
        <p class="partial-note">
          {marks.findLast((mark) => mark.isPartial)?.name}: {words.partialPeriod}
        </p>
      )}
      <div class="tools">
        <span role="group" aria-label={words.chartType} class="types">
          {plans.length > 1 &&
            plans.map((other) => (
              <button
                key={other.type}
                type="button"
                class="link"
                aria-pressed={other.type === type}
                onClick={() => setType(other.type)}
              >
                {words.chartTypes[other.type]}
              </button>
            ))}
        </span>
        <button
          type="button"
          class="link"
          onClick={() => void toPng(svg(), title).then((picture) => save(picture, fileName(title, 'png')))}
        >
          {words.downloadPng}
        </button>
        <button
          type="button"
          class="link"
          onClick={() => save(new Blob([toSvg(svg(), title)], { type: 'image/svg+xml' }), fileName(title, 'svg'))}
        >
          {words.downloadSvg}
        </button>
      </div>
    </figure>
  );
}

function told(type: string, title: string, values: readonly string[]): string {
  return words.chartAlt(type, title, values.slice(0, mostTold).join('; ') + (values.length > mostTold ? '; …' : '.'));
}
