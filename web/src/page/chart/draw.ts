import { axisX, axisY, barX, barY, cell, dot, gridX, gridY, line, plot, ruleX, ruleY, text } from '@observablehq/plot';
import type { Markish, PlotOptions } from '@observablehq/plot';
import { number } from '../format/cells.js';
import type { Mark } from './data.js';
import { drawPie } from './pie.js';
import type { ChartPlan } from './plan.js';
import { isTimeline } from './plan.js';
import type { ChartTheme } from './theme.js';

/** Width of a letter of axis labels, pixels, about. */
const letter = 6.6;
const longestLabel = 28;

/** Draws a chart of this width. Its marks carry the index of their mark as `data-mark`. */
export function draw(plan: ChartPlan, marks: readonly Mark[], theme: ChartTheme, width: number): SVGSVGElement {
  if (plan.type === 'pie') return drawPie(marks, theme, width);
  const options = optionsOf(plan, marks, theme, width);
  const drawn = plot({
    width,
    style: {
      background: 'transparent',
      color: theme.soft,
      fontFamily: theme.font,
      fontSize: '12px',
      overflow: 'visible',
    },
    ...options,
  }) as SVGSVGElement | HTMLElement;
  // With a legend a figure stands around the chart.
  const svg = drawn instanceof SVGSVGElement ? drawn : drawn.querySelector<SVGSVGElement>(':scope > svg:last-of-type')!;
  tag(svg);
  return svg;
}

/** Series of a chart in their order, with their colours; empty without series. */
export function legendOf(
  plan: ChartPlan,
  marks: readonly Mark[],
  theme: ChartTheme,
): { name: string; color: string }[] {
  if (plan.type === 'heatmap') return [];
  const names = plan.type === 'pie' ? marks.map((mark) => mark.name) : seriesOf(marks);
  return names.length < 2 && plan.type !== 'pie'
    ? []
    : names.map((name, index) => ({ name, color: theme.colors[index % theme.colors.length]! }));
}

function seriesOf(marks: readonly Mark[]): string[] {
  return [...new Set(marks.flatMap((mark) => (mark.series === undefined ? [] : [mark.series])))];
}

function optionsOf(plan: ChartPlan, marks: readonly Mark[], theme: ChartTheme, width: number): PlotOptions {
  switch (plan.type) {
    case 'line':
      return lines(plan, marks, theme, width);
    case 'scatter':
      return scatter(plan, marks, theme);
    case 'heatmap':
      return heatmap(marks, theme, width);
    default:
      return lies(plan, marks, width) ? lyingBars(plan, marks, theme, width) : standingBars(plan, marks, theme, width);
  }
}

/** Names that are many or long stand beside lying bars. */
function lies(plan: ChartPlan, marks: readonly Mark[], width: number): boolean {
  if (isTimeline(plan.x)) return false;
  const names = new Set(marks.map((mark) => mark.name));
  const longest = Math.max(...[...names].map((name) => name.length));
  return names.size > 6 || longest * letter > (width - 50) / names.size;
}

function fill(
  marks: readonly Mark[],
  theme: ChartTheme,
): { fill: (mark: Mark) => string; fillOpacity: (m: Mark) => number } {
  const series = seriesOf(marks);
  return {
    fill: (mark) => theme.colors[Math.max(0, series.indexOf(mark.series ?? '')) % theme.colors.length]!,
    fillOpacity: (mark) => (mark.isPartial ? 0.45 : 1),
  };
}

function lyingBars(plan: ChartPlan, marks: readonly Mark[], theme: ChartTheme, width: number): PlotOptions {
  const names = [...new Set(marks.map((mark) => mark.name))];
  const hasSeries = seriesOf(marks).length > 1;
  const longest = Math.min(Math.max(...names.map((name) => name.length)), longestLabel, Math.floor(width / 3 / letter));
  return {
    height: 60 + names.length * 26,
    marginBottom: 40,
    marginLeft: 12 + longest * letter,
    marginRight: 44,
    x: { label: null, ticks: Math.max(2, Math.floor(width / 120)), tickFormat: number },
    y: { label: null, domain: names },
    marks: [
      gridX({ stroke: theme.line, strokeOpacity: 0.7, ticks: Math.max(2, Math.floor(width / 120)) }),
      barX(marks, { x: 'value', y: 'name', ...fill(marks, theme), rx2: 3, insetTop: 3, insetBottom: 3 }),
      ...(hasSeries
        ? []
        : [text(marks, { x: 'value', y: 'name', text: label, dx: 5, textAnchor: 'start', fill: theme.text })]),
      axisY({ tickSize: 0, label: null, tickFormat: (name: string) => shortened(name, longest), fill: theme.text }),
      axisX({
        label: axisLabel(plan),
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 34,
        tickFormat: number,
        ticks: Math.max(2, Math.floor(width / 120)),
        tickSize: 0,
        anchor: 'bottom',
      }),
      ruleX([0], { stroke: theme.line }),
    ],
  };
}

function standingBars(plan: ChartPlan, marks: readonly Mark[], theme: ChartTheme, width: number): PlotOptions {
  const names = [...new Set(marks.map((mark) => mark.name))];
  const hasLabels = seriesOf(marks).length < 2 && names.length <= Math.floor(width / 44);
  return {
    height: 280,
    ...vertical(marks, names, width),
    marks: [
      gridY({ stroke: theme.line, strokeOpacity: 0.7 }),
      barY(marks, { x: 'name', y: 'value', ...fill(marks, theme), ry2: 3, insetLeft: 1, insetRight: 1 }),
      ...(hasLabels ? [text(marks, { x: 'name', y: 'value', text: label, dy: -8, fill: theme.text })] : []),
      ...axes(plan, names, theme, width),
    ],
  };
}

function lines(plan: ChartPlan, marks: readonly Mark[], theme: ChartTheme, width: number): PlotOptions {
  const names = [...new Set(marks.map((mark) => mark.name))];
  const series = seriesOf(marks);
  const groups = series.length === 0 ? [marks] : series.map((name) => marks.filter((mark) => mark.series === name));
  return {
    height: 280,
    ...vertical(marks, names, width),
    x: { type: 'point', domain: names },
    marks: [
      gridY({ stroke: theme.line, strokeOpacity: 0.7 }),
      ...groups.flatMap((group, index): Markish[] => {
        const stroke = theme.colors[index % theme.colors.length]!;
        const whole = group.filter((mark) => !mark.isPartial);
        return [
          line(whole, { x: 'name', y: 'value', stroke, strokeWidth: 2.25 }),
          // The step into a period that is not over is drawn as unsure.
          line(group.slice(Math.max(0, whole.length - 1)), {
            x: 'name',
            y: 'value',
            stroke,
            strokeWidth: 2,
            strokeDasharray: '3,4',
          }),
        ];
      }),
      dot(marks, {
        x: 'name',
        y: 'value',
        r: names.length > 60 ? 1.5 : 3.2,
        ...fill(marks, theme),
        fillOpacity: 1,
        stroke: (mark: Mark) => (mark.isPartial ? theme.soft : theme.ground),
        strokeWidth: 1.25,
      }),
      ...axes(plan, names, theme, width),
    ],
  };
}

function scatter(plan: ChartPlan, marks: readonly Mark[], theme: ChartTheme): PlotOptions {
  return {
    height: 320,
    marginLeft: 52,
    x: { label: axisName(plan.x), tickFormat: number, nice: true },
    y: { label: axisName(plan.y), tickFormat: number, nice: true },
    marks: [
      gridX({ stroke: theme.line, strokeOpacity: 0.7 }),
      gridY({ stroke: theme.line, strokeOpacity: 0.7 }),
      dot(marks, { x: 'other', y: 'value', r: 4, ...fill(marks, theme), fillOpacity: 0.75 }),
    ],
  };
}

function heatmap(marks: readonly Mark[], theme: ChartTheme, width: number): PlotOptions {
  const [columns, rows] = [
    [...new Set(marks.map((mark) => mark.name))],
    [...new Set(marks.map((mark) => mark.series!))],
  ];
  const most = Math.max(...marks.map((mark) => mark.value));
  const longest = Math.min(Math.max(...rows.map((name) => name.length)), longestLabel, Math.floor(width / 3 / letter));
  const cellWidth = (width - longest * letter - 20) / columns.length;
  return {
    height: 60 + rows.length * 28,
    marginLeft: 12 + longest * letter,
    marginBottom: 56,
    x: { domain: columns, label: null },
    y: { domain: rows, label: null },
    color: { type: 'linear', range: [...theme.ramp], domain: [0, most] },
    marks: [
      cell(marks, { x: 'name', y: 'series', fill: 'value', inset: 0.75, rx: 2 }),
      ...(cellWidth > 30
        ? [
            text(marks, {
              x: 'name',
              y: 'series',
              text: label,
              fill: (m: Mark) => (m.value > most * 0.55 ? theme.ground : theme.text),
            }),
          ]
        : []),
      axisY({ tickSize: 0, label: null, tickFormat: (name: string) => shortened(name, longest), fill: theme.text }),
      axisX({ tickSize: 0, label: null, ticks: thinned(columns, cellWidth), tickRotate: rotated(columns, cellWidth) }),
    ],
  };
}

function axes(plan: ChartPlan, names: readonly string[], theme: ChartTheme, width: number): Markish[] {
  const step = (width - 60) / names.length;
  return [
    axisY({ label: axisLabel(plan), tickFormat: number, tickSize: 0, ticks: 5 }),
    axisX({
      ticks: thinned(names, step),
      tickRotate: rotated(names, step),
      label: null,
      tickSize: 3,
      tickFormat: (name: string) => shortened(name, longestLabel),
    }),
    ruleY([0], { stroke: theme.line }),
  ];
}

function vertical(marks: readonly Mark[], names: readonly string[], width: number) {
  const tilted = rotated(names, (width - 60) / names.length) !== 0;
  const longest = Math.max(...names.map((name) => Math.min(name.length, longestLabel)));
  const widest = Math.max(...marks.map((mark) => number(mark.value).length));
  return {
    marginLeft: 16 + widest * letter,
    marginBottom: tilted ? 22 + longest * letter * 0.72 : 28,
    marginTop: 26,
    x: { domain: [...names], label: null },
    y: { label: null, nice: true, zero: true },
  };
}

/** Labels that fit side by side, tilted where that helps: of many periods every second, third … is named. */
function thinned(names: readonly string[], step: number): string[] {
  const room = rotated(names, step) === 0 ? 1 : 18;
  const every = Math.max(1, Math.ceil(room / step));
  return names.filter((_, index) => index % every === 0);
}

function rotated(names: readonly string[], step: number): number {
  return Math.max(...names.map((name) => Math.min(name.length, longestLabel))) * letter + 8 > step ? -45 : 0;
}

function label(mark: Mark): string {
  return number(mark.value);
}

function axisName(column: ChartPlan['x']): string {
  return column.unit === undefined ? column.label : `${column.label} (${column.unit})`;
}

function axisLabel(plan: ChartPlan): string {
  return axisName(plan.y);
}

function shortened(name: string, length: number): string {
  return name.length <= length ? name : `${name.slice(0, Math.max(1, length - 1))}…`;
}

/** Gives each drawn mark the index of its mark: Plot binds it to the node as `__data__`. */
function tag(svg: SVGSVGElement): void {
  for (const group of svg.querySelectorAll('[aria-label="bar"], [aria-label="dot"], [aria-label="cell"]'))
    for (const node of group.children) {
      const index: unknown = (node as Element & { __data__?: unknown }).__data__;
      if (typeof index === 'number') node.setAttribute('data-mark', String(index));
    }
}
