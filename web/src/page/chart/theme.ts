/** The page's colours and letters for charts, as they are now: dark or light. */
export interface ChartTheme {
  readonly text: string;
  readonly soft: string;
  readonly line: string;
  readonly ground: string;
  readonly font: string;
  readonly colors: readonly string[];
  /** Lightest and darkest of a heatmap. */
  readonly ramp: readonly [string, string];
}

export function chartTheme(element: HTMLElement): ChartTheme {
  // Only a property that is in use has its value worked out for light or dark.
  const probe = element.appendChild(document.createElement('span'));
  const color = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const theme: ChartTheme = {
    text: color('--text'),
    soft: color('--plot-text'),
    line: color('--plot-line'),
    ground: color('--card'),
    font: getComputedStyle(element).fontFamily,
    colors: [1, 2, 3, 4, 5, 6, 7, 8].map((index) => color(`--plot-${index}`)),
    ramp: [color('--plot-low'), color('--plot-1')],
  };
  probe.remove();
  return theme;
}
