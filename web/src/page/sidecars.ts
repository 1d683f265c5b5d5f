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
  /** What the text says, setting by setting. */
  readonly settings: readonly SidecarSetting[];
}

/** One thing that a sidecar says. */
export interface SidecarSetting {
  /** Where it stands, from the top: `sheets`, `Incident`, `synonyms`. */
  readonly path: readonly string[];
  readonly values: readonly string[];
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

/** A text with one setting changed, and what it would change then; nothing is written. No values: the setting is taken out. */
export function setInSidecar(
  dataset: string,
  text: string,
  { path, values }: SidecarSetting,
  isList: boolean,
): Promise<SidecarReview> {
  return call(dataset, 'sidecar/set', 'POST', { text, path, values, isList });
}

/** What a sidecar says at a place; nothing where it says nothing. */
export function settingOf(settings: readonly SidecarSetting[], path: readonly string[]): readonly string[] {
  const key = path.join('\n').toLowerCase();
  return settings.find((setting) => setting.path.join('\n').toLowerCase() === key)?.values ?? [];
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
