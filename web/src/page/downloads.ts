import type { TableContent } from '../client/index.js';
import { rememberedKey } from './memory.js';

/** Relative to the page, so that a hub behind a path prefix works. */
export function address(path: string): string {
  return new URL(path, document.baseURI).href;
}

export function authorization(): Record<string, string> {
  const key = rememberedKey();
  return key === '' ? {} : { Authorization: `Bearer ${key}` };
}

/** A whole table, all rows, as the hub writes it: `csv` or `xlsx`. */
export async function wholeTable(runId: string, table: TableContent, format: 'csv' | 'xlsx'): Promise<Blob> {
  return (await fetchTable(runId, table, format)).blob();
}

/** All rows of a table that came cut. */
export async function allRows(runId: string, table: TableContent): Promise<TableContent> {
  return (await fetchTable(runId, table, 'json')).json() as Promise<TableContent>;
}

/** Saves a file the way browsers do. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

async function fetchTable(runId: string, table: TableContent, format: string): Promise<Response> {
  const path = `runs/${encodeURIComponent(runId)}/tables/${encodeURIComponent(table.tableId)}.${format}`;
  const response = await fetch(address(path), { headers: authorization() });
  if (!response.ok) throw new Error(await sentence(response));
  return response;
}

async function sentence(response: Response): Promise<string> {
  try {
    const { detail, title } = (await response.json()) as { detail?: string; title: string };
    return detail ?? title;
  } catch {
    return '';
  }
}
