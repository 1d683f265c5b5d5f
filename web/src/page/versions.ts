import { address, authorization } from './downloads.js';
import { problem } from './uploads.js';

/** A version that a dataset had. */
export interface DatasetVersion {
  readonly version: string;
  /** When it was first read, ISO 8601. */
  readonly readAt: string;
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly columns: number }[];
  /** Who brought it; absent for a file of the folder. */
  readonly by?: string;
}

/** What a version changed of a sheet. */
export interface SheetMove {
  readonly sheet: string;
  readonly kind: 'rows' | 'columns' | 'added' | 'removed';
  /** More rows or columns than before; fewer where negative. */
  readonly by: number;
}

/** The versions of a dataset, newest first. */
export async function versionsOf(dataset: string): Promise<readonly DatasetVersion[]> {
  const response = await fetch(address(`datasets/${encodeURIComponent(dataset)}/versions`), {
    headers: authorization(),
  });
  if (!response.ok) throw problem(await response.text());
  return (await response.json()) as DatasetVersion[];
}

/** What moved from a version to the next: sheets that came or went, rows and columns of the others. */
export function moves(older: DatasetVersion, newer: DatasetVersion): SheetMove[] {
  const before = new Map(older.sheets.map((sheet) => [sheet.name, sheet]));
  const after = new Set(newer.sheets.map((sheet) => sheet.name));
  const changed = newer.sheets.flatMap((sheet): SheetMove[] => {
    const known = before.get(sheet.name);
    if (known === undefined) return [{ sheet: sheet.name, kind: 'added', by: sheet.rows }];
    const rows = sheet.rows - known.rows;
    const columns = sheet.columns - known.columns;
    return [
      ...(rows === 0 ? [] : [{ sheet: sheet.name, kind: 'rows' as const, by: rows }]),
      ...(columns === 0 ? [] : [{ sheet: sheet.name, kind: 'columns' as const, by: columns }]),
    ];
  });
  const gone = older.sheets
    .filter((sheet) => !after.has(sheet.name))
    .map((sheet): SheetMove => ({ sheet: sheet.name, kind: 'removed', by: -sheet.rows }));
  return [...changed, ...gone];
}
