import { arc, pie } from 'd3-shape';
import { number, share } from '../format/cells.js';
import type { Mark } from './data.js';
import type { ChartTheme } from './theme.js';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A ring of shares, largest first from the top, with the share on slices that have room for it. */
export function drawPie(marks: readonly Mark[], theme: ChartTheme, width: number): SVGSVGElement {
  const size = Math.min(width, 300);
  const [outer, inner] = [size / 2 - 4, size / 4.4];
  const total = marks.reduce((sum, mark) => sum + mark.value, 0);
  const svg = element('svg', {
    width: String(width),
    height: String(size),
    viewBox: `${-width / 2} ${-size / 2} ${width} ${size}`,
  });
  svg.style.fontFamily = theme.font;
  svg.style.fontSize = '12px';
  const ring = arc<{ startAngle: number; endAngle: number }>().innerRadius(inner).outerRadius(outer);
  const slices = pie<Mark>()
    .sort(null)
    .value((mark) => mark.value)([...marks]);
  for (const [index, slice] of slices.entries()) {
    const fill = theme.colors[index % theme.colors.length]!;
    svg.append(
      element('path', {
        d: ring(slice) ?? '',
        fill,
        stroke: theme.ground,
        'stroke-width': '1.5',
        'data-mark': String(index),
      }),
    );
    if (slice.endAngle - slice.startAngle < 0.35) continue;
    const [x, y] = ring.centroid(slice);
    const label = element('text', {
      x: String(x),
      y: String(y),
      fill: theme.ground,
      'text-anchor': 'middle',
      'dominant-baseline': 'middle',
      'font-weight': '600',
      'pointer-events': 'none',
    });
    label.textContent = share(slice.value / total);
    svg.append(label);
  }
  const middle = element('text', {
    fill: theme.text,
    'text-anchor': 'middle',
    'dominant-baseline': 'middle',
    'font-size': '18',
  });
  middle.textContent = number(total);
  svg.append(middle);
  return svg;
}

function element<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(svgNamespace, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
