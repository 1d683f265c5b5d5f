import embed from 'vega-embed';
import type { EmbedOptions, VisualizationSpec } from 'vega-embed';
import { expressionInterpreter } from 'vega-interpreter';
import type { ChartContent, TableContent } from '../../client/index.js';
import { chartTheme } from './theme.js';

/** Draws a chart; gives the way to take it away again. */
export async function drawChart(element: HTMLElement, chart: ChartContent, table: TableContent): Promise<() => void> {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let current = await draw(element, chart, table);
  const redraw = async (): Promise<void> => {
    current.finalize();
    current = await draw(element, chart, table);
  };
  const onScheme = (): void => void redraw();
  dark.addEventListener('change', onScheme);
  return () => {
    dark.removeEventListener('change', onScheme);
    current.finalize();
  };
}

function draw(element: HTMLElement, chart: ChartContent, table: TableContent) {
  const spec = {
    width: 'container',
    autosize: { type: 'fit-x', contains: 'padding' },
    ...chart.spec,
    // The caption above the chart is its title.
    title: undefined,
    datasets: { [chart.tableId]: records(table) },
  } as unknown as VisualizationSpec;
  const options: EmbedOptions = {
    mode: 'vega-lite',
    actions: false,
    renderer: 'svg',
    config: chartTheme(element),
    // Expressions are interpreted: the page allows no code made from text.
    ast: true,
    expr: expressionInterpreter as NonNullable<EmbedOptions['expr']>,
    loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse },
  };
  return embed(element, spec, options);
}

/** A chart's data is its table; a specification that asks for anything else gets nothing. */
function refuse(): Promise<never> {
  return Promise.reject(new Error('Charts load nothing.'));
}

/** The rows by column name. A missing name is written as in the table; a missing number stays missing. */
function records(table: TableContent): Record<string, unknown>[] {
  return table.rows.map((row) =>
    Object.fromEntries(
      table.columns.map((column, index) => [column.name, row[index] ?? (column.kind === 'text' ? '–' : null)]),
    ),
  );
}
