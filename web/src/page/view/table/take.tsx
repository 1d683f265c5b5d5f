import { useState } from 'preact/hooks';
import type { TableContent } from '../../../client/index.js';
import { save, wholeTable } from '../../downloads.js';
import { fileName, toCsv, toTabbed } from '../../format/csv.js';
import type { ArrangedRow } from '../../table/rows.js';
import { words } from '../../words/index.js';
import type { ShownColumn } from './shown.js';

interface Props {
  readonly table: TableContent;
  readonly runId: string | undefined;
  /** What the reader sees: this is copied; files always hold everything. */
  readonly shown: { readonly columns: readonly ShownColumn[]; readonly rows: readonly ArrangedRow[] };
  readonly onProblem: (error: unknown) => void;
}

/** Copies what is shown; saves all of it as CSV or Excel. */
export function Take({ table, runId, shown, onProblem }: Props) {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const cells = shown.rows.map((row) => shown.columns.map(({ index }) => row.cells[index] ?? null));
    await navigator.clipboard.writeText(
      toTabbed(
        shown.columns.map(({ column }) => column.label),
        cells,
      ),
    );
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  const download = async (format: 'csv' | 'xlsx'): Promise<void> => {
    // What is here whole needs no hub.
    const content =
      format === 'csv' && (!table.truncated || runId === undefined)
        ? new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' })
        : await wholeTable(runId!, table, format);
    save(content, fileName(table.title, format));
  };
  return (
    <>
      <button type="button" class="link" onClick={() => copy().catch(onProblem)}>
        {isCopied ? words.copied : words.copy}
      </button>
      <button type="button" class="link" onClick={() => download('csv').catch(onProblem)}>
        {words.downloadCsv}
      </button>
      {runId !== undefined && (
        <button type="button" class="link" onClick={() => download('xlsx').catch(onProblem)}>
          {words.downloadXlsx}
        </button>
      )}
    </>
  );
}
