import type { DatasetInfo } from '../client/index.js';
import { address, authorization } from './downloads.js';
import { words } from './words/index.js';

/** Files that the hub reads, as a file chooser wants them. */
export const fileKinds = '.xlsx,.xlsm,.xlsb,.xls,.csv,.tsv';

/** What the caller may do with files. */
export interface FileRights {
  readonly upload: boolean;
  readonly delete: boolean;
  readonly maxBytes: number;
  /** Whether the caller may do what is for administrators. */
  readonly admin: boolean;
  /** Whether the caller may change what is said of datasets. */
  readonly describe: boolean;
}

/** A file that was not taken, or a dataset that was not deleted; the message is the hub's own sentence. */
export class FileProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export async function fileRights(): Promise<FileRights> {
  const response = await fetch(address('datasets/rights'), { headers: authorization() });
  if (response.ok) return (await response.json()) as FileRights;
  // Too many at once, or a fault of the hub's: that says nothing about what the caller may do.
  if (response.status === 429 || response.status >= 500) throw problem(await response.text());
  return { upload: false, delete: false, maxBytes: 0, admin: false, describe: false };
}

export async function deleteDataset(id: string): Promise<void> {
  const response = await fetch(address(`datasets/${encodeURIComponent(id)}`), {
    method: 'DELETE',
    headers: authorization(),
  });
  if (!response.ok) throw problem(await response.text());
}

/** Puts the sample workbook into the hub. */
export async function addSample(): Promise<DatasetInfo> {
  const response = await fetch(address('datasets/sample'), { method: 'POST', headers: authorization() });
  if (!response.ok) throw problem(await response.text());
  return (await response.json()) as DatasetInfo;
}

/** Sends a file; `progress` is told the share sent, 0–1. The hub has read it when this ends. */
export function uploadFile(file: File, replace: boolean, progress: (share: number) => void): Promise<DatasetInfo> {
  return new Promise((resolve, reject) => {
    // fetch tells nothing of what is sent already.
    const request = new XMLHttpRequest();
    request.open('POST', address(`datasets?name=${encodeURIComponent(file.name)}${replace ? '&replace=true' : ''}`));
    for (const [name, value] of Object.entries(authorization())) request.setRequestHeader(name, value);
    request.upload.onprogress = (sent) => progress(sent.total === 0 ? 1 : sent.loaded / sent.total);
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as DatasetInfo);
      else reject(problem(request.responseText));
    };
    request.onerror = () => reject(new FileProblem('unreachable', words.uploadCut));
    request.send(file);
  });
}

/** What the hub said, as it says it. */
export function problem(text: string): FileProblem {
  try {
    const { type, detail, title } = JSON.parse(text) as { type: string; detail?: string; title: string };
    return new FileProblem(type.split(':').at(-1) ?? type, detail ?? title);
  } catch {
    return new FileProblem('unknown', words.uploadFailed);
  }
}
