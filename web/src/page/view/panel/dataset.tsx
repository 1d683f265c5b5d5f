import { useRef } from 'preact/hooks';
import type { ColumnDescription, DatasetInfo, SheetDescription } from '../../../client/index.js';
import { count, counted, formatMoment, formatTime, number, share } from '../../format/cells.js';
import type { AppState } from '../../state/app.js';
import { fileKinds } from '../../uploads.js';
import { words } from '../../words/index.js';
import { Breakdown } from '../breakdown.js';
import { useDoing } from '../context.js';
import { Files } from '../files.js';
import { Versions } from './versions.js';

const mostValues = 4;
/** Beyond this the frequent values say nothing: names, ids, narratives. */
const mostDistinct = 120;

/** The chosen dataset's profile, what may be done with its file, and the files that could not be read. */
export function DatasetPanel({ state }: { state: AppState }) {
  const dataset = state.datasets.find((info) => info.id === state.dataset);
  const failed = state.datasets.filter((info) => info.status === 'failed');
  return (
    <>
      <Files state={state} />
      {dataset !== undefined && <File dataset={dataset} state={state} />}
      {dataset?.problems !== undefined && dataset.problems.length > 0 && (
        <div class="notice warn">
          <div>
            <strong>{words.problems}</strong>
            <ul>
              {dataset.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {state.description === undefined
        ? dataset?.status !== 'failed' && <p class="soft">{words.noProfile}</p>
        : state.description.sheets.map((sheet, index) => (
            <Sheet key={sheet.table} sheet={sheet} isOpen={index === 0} />
          ))}
      {failed.length > 0 && (
        <section>
          <h3>{words.filesThatFailed}</h3>
          <ul class="failed">
            {failed.map((info) => (
              <li key={info.id}>
                <strong>{info.file}</strong>
                <br />
                {info.error}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function File({ dataset, state }: { dataset: DatasetInfo; state: AppState }) {
  const { controller } = useDoing();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section class="file">
      <h3>{dataset.title}</h3>
      <p class="soft">
        {dataset.file}
        {dataset.version !== undefined && ` · ${words.versionShort} ${dataset.version.slice(0, 12)}`}
        {dataset.loadedAt !== undefined && ` · ${words.readAt} ${formatMoment(dataset.loadedAt)}`}
      </p>
      <Versions dataset={dataset} />
      <p class="doings">
        <button type="button" class="quiet" onClick={() => controller.show('describe')}>
          {words.describeButton}
        </button>
      </p>
      {state.rights?.delete === true && (
        <p class="doings">
          <input
            ref={input}
            type="file"
            class="hidden"
            accept={fileKinds}
            aria-label={words.replaceFile}
            tabIndex={-1}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              // Replacing goes by the name: the new file takes the old one's.
              if (chosen !== undefined)
                void controller.datasets.upload(new globalThis.File([chosen], dataset.file), true);
            }}
          />
          <button type="button" class="quiet" onClick={() => input.current?.click()}>
            {words.replaceFile}
          </button>
          <button
            type="button"
            class="quiet danger"
            onClick={() => {
              if (confirm(words.deleteDataset(dataset.file))) void controller.datasets.delete(dataset.id);
            }}
          >
            {words.delete}
          </button>
        </p>
      )}
    </section>
  );
}

function Sheet({ sheet, isOpen }: { sheet: SheetDescription; isOpen: boolean }) {
  return (
    <details class="sheet" open={isOpen}>
      <summary>
        <strong>{sheet.name}</strong>{' '}
        <span class="soft">
          {counted(sheet.rows, words.rows)}, {counted(sheet.columns.length, words.columns)}
        </span>
      </summary>
      {sheet.entityKey !== undefined && <p class="soft">{words.entityKey(sheet.entityKey, count(sheet.entities))}</p>}
      {sheet.notes.map((note) => (
        <p key={note} class="soft">
          {note}
        </p>
      ))}
      <ul class="profile">
        {sheet.columns.map((column) => (
          <Column key={column.name} column={column} rows={sheet.rows} />
        ))}
      </ul>
    </details>
  );
}

function Column({ column, rows }: { column: ColumnDescription; rows: number }) {
  const isTime = column.kind === 'date' || column.kind === 'datetime';
  const bound = (value: string): string =>
    isTime ? formatTime(value) : isNaN(Number(value)) ? value : number(Number(value));
  return (
    <li>
      <div class="column-top">
        <strong>{column.label}</strong>
        <span class="soft">
          {words.kinds[column.kind] ?? column.kind}
          {column.unit !== undefined && `, ${column.unit}`}
        </span>
      </div>
      <div class="fill">
        <meter
          min={0}
          max={1}
          value={column.fillRate}
          aria-label={`${column.label}: ${words.filled(share(column.fillRate))}`}
        />
        <small>
          {words.filled(share(column.fillRate))}
          {' · '}
          {counted(column.distinct, words.distinctValues)}
          {column.min !== undefined && column.max !== undefined && column.kind !== 'text' && (
            <> · {words.range(bound(column.min), bound(column.max))}</>
          )}
        </small>
      </div>
      {column.topValues.length > 1 && column.distinct <= mostDistinct && !isTime && (
        <Breakdown column={column} rows={rows} most={mostValues} />
      )}
      {column.definitions?.map((definition) => (
        <small key={definition.name} class="note">
          {words.definition(definition.name, definition.values, definition.by, definition.on)}
        </small>
      ))}
      {column.notes.map((note) => (
        <small key={note} class="note">
          {note}
        </small>
      ))}
    </li>
  );
}
