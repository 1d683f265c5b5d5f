import { address, authorization } from './downloads.js';
import { problem } from './uploads.js';

/** A sidecar and what it does. */
export interface SidecarReview {
  /** Name of its file beside the workbook. */
  readonly file: string;
  readonly text: string;
  /** Version of the dataset that the text is of. */
  readonly version: string;
  readonly changes: readonly string[];
  readonly problems: readonly string[];
}

/** Values of a column that a word may stand for. */
export interface Definition {
  /** Written `Sheet.Column`. */
  readonly column: string;
  readonly values: readonly string[];
}

export function sidecarOf(dataset: string): Promise<SidecarReview> {
  return call(dataset, 'sidecar', 'GET');
}

/** What another text would change; nothing is written. */
export function reviewSidecar(dataset: string, text: string): Promise<SidecarReview> {
  return call(dataset, 'sidecar/review', 'POST', { text });
}

export function saveSidecar(dataset: string, text: string, version: string): Promise<SidecarReview> {
  return call(dataset, 'sidecar', 'PUT', { text, version });
}

export function remember(dataset: string, definition: Definition & { readonly name: string }): Promise<SidecarReview> {
  return call(dataset, 'definitions', 'POST', definition);
}

export function forget(dataset: string, name: string): Promise<SidecarReview> {
  return call(dataset, `definitions/${encodeURIComponent(name)}`, 'DELETE');
}

async function call(dataset: string, path: string, method: string, body?: unknown): Promise<SidecarReview> {
  const response = await fetch(address(`datasets/${encodeURIComponent(dataset)}/${path}`), {
    method,
    headers: { ...authorization(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw problem(await response.text());
  return (await response.json()) as SidecarReview;
}
