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
  // Only a property that is in use has its value worked out for light or dark; one element for each, since a change of colour may be a
  // transition, whose first value is the old one.
  const color = (name: string): string => {
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    element.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };
  return {
    text: color('--text'),
    soft: color('--plot-text'),
    line: color('--plot-line'),
    ground: color('--card'),
    font: getComputedStyle(element).fontFamily,
    colors: Array.from({ length: 12 }, (_, at) => at + 1).map((index) => color(`--plot-${index}`)),
    ramp: [color('--plot-low'), color('--plot-1')],
  };
}
