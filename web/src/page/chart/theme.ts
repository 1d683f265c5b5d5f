import type { Config } from 'vega-embed';

/** The page's colours and letters for charts, as they are now: dark or light. */
export function chartTheme(element: HTMLElement): Config {
  const style = getComputedStyle(element);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const font = style.fontFamily;
  const text = color('--plot-text');
  const line = color('--plot-line');
  const accent = color('--plot-1');
  return {
    background: 'transparent',
    font,
    view: { stroke: 'transparent', continuousHeight: 260, discreteHeight: { step: 26 } },
    axis: {
      labelColor: text,
      titleColor: text,
      titleFontWeight: 500,
      titlePadding: 10,
      domainColor: line,
      tickColor: line,
      gridColor: line,
      gridOpacity: 0.6,
      labelFontSize: 12,
      titleFontSize: 12,
      labelLimit: 220,
    },
    legend: { labelColor: text, titleColor: text, labelFontSize: 12, titleFontSize: 12 },
    range: { category: [1, 2, 3, 4, 5, 6, 7, 8].map((index) => color(`--plot-${index}`)) },
    mark: { color: accent },
    bar: { cornerRadiusEnd: 3 },
    line: { strokeWidth: 2.5 },
    point: { filled: true, size: 50 },
  };
}
