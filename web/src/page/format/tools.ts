const doing: Readonly<Record<string, string>> = {
  get_schema: 'Reading the columns',
  get_data_summary: 'Summarising a sheet',
  filter_data: 'Picking rows',
  aggregate_data: 'Counting and adding up',
  get_top_values: 'Finding the most frequent values',
  get_trend: 'Following a trend',
  compare_sheets: 'Comparing sheets',
  search_text: 'Searching the text',
  create_chart: 'Drawing a chart',
  run_sql: 'Running a query',
  get_measure: 'Working out a safety measure',
};

/** What a tool does, in words; a tool not known here goes by its name. */
export function toolWords(tool: string): string {
  return doing[tool] ?? tool.replaceAll('_', ' ');
}

/** JSON text laid out for reading; text that is not (yet) JSON stays as it is. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
