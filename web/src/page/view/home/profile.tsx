import type { ColumnDescription, DatasetDescription, SheetDescription } from '../../../client/index.js';
import { counted, formatTime, share } from '../../format/cells.js';
import { words } from '../../words/index.js';
import { Breakdown } from '../breakdown.js';

/** Sheets, breakdowns of each, and values of each breakdown that are shown. */
const mostSheets = 3;
const mostBreakdowns = 4;
const mostValues = 5;

/** A workbook without roles that measures are made of: size, period, fill and main breakdowns of its largest sheets. */
export function ProfileHome({ description }: { description: DatasetDescription }) {
  const sheets = description.sheets.toSorted((a, b) => b.rows - a.rows).slice(0, mostSheets);
  return (
    <section class="profile-home" aria-label={words.profileHome}>
      {sheets.map((sheet) => (
        <Sheet key={sheet.table} sheet={sheet} />
      ))}
    </section>
  );
}

function Sheet({ sheet }: { sheet: SheetDescription }) {
  return (
    <section class="card sheet">
      <h2>{sheet.name}</h2>
      <p class="soft">{factsOf(sheet)}</p>
      <div class="breakdowns">
        {breakdowns(sheet).map((column) => (
          <div key={column.name}>
            <h3>{column.label}</h3>
            <Breakdown column={column} rows={sheet.rows} most={mostValues} />
          </div>
        ))}
      </div>
    </section>
  );
}

function factsOf(sheet: SheetDescription): string {
  const date = sheet.columns.find(({ kind, min, max }) => (kind === 'date' || kind === 'datetime') && min && max);
  const filled = sheet.columns.reduce((sum, column) => sum + column.fillRate, 0) / Math.max(1, sheet.columns.length);
  const facts = [
    counted(sheet.rows, words.rows),
    counted(sheet.columns.length, words.columns),
    words.filled(share(filled)),
    date && `${date.label}: ${words.range(formatTime(date.min!), formatTime(date.max!))}`,
  ];
  return facts.filter(Boolean).join(' · ');
}

/** Text columns with a handful of values, the best filled first. */
function breakdowns({ columns }: SheetDescription): ColumnDescription[] {
  return columns
    .filter(
      ({ kind, distinct, topValues }) => (kind === 'text' || kind === 'list') && distinct <= 60 && topValues.length > 1,
    )
    .toSorted((a, b) => b.fillRate - a.fillRate || a.distinct - b.distinct)
    .slice(0, mostBreakdowns);
}
