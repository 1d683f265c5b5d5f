import type { DatasetInfo } from '../../client/index.js';
import { counted, formatTime } from '../format/cells.js';
import type { AppState } from '../state/app.js';
import { words } from '../words/index.js';
import { useDoing } from './context.js';
import { Files } from './files.js';
import { Pins } from './home/pins.js';
import { ProfileHome } from './home/profile.js';
import { Tile } from './home/tile.js';
import { Suggestions } from './suggestions.js';

/** Fewer figures leave the page empty: what the workbook holds stands below them. */
const fewTiles = 3;

/** What stands on the page before the first question: the figures a safety manager asks for first, or what the workbook holds. */
export function Home({ state }: { state: AppState }) {
  const { controller } = useDoing();
  const dataset = state.datasets.find((info) => info.id === state.dataset);
  const tiles = state.home?.tiles ?? [];
  const profile = dataset?.status === 'ready' &&
    state.home !== undefined &&
    tiles.length < fewTiles &&
    state.description !== undefined && <ProfileHome description={state.description} />;
  return (
    <section class="welcome">
      <h1>{words.title}</h1>
      {tiles.length === 0 && <p class="lead">{words.lead}</p>}
      {dataset !== undefined && <About dataset={dataset} until={state.home?.dataUntil} />}
      {dataset === undefined && state.hub === 'ready' && (
        <div class="notice" role="status">
          <p>
            <strong>{words.addWorkbookToBegin}.</strong> {words.noDatasetHelp}
          </p>
          {state.rights?.upload === true && (
            <div class="doings">
              <Files state={state} />
              <button type="button" class="quiet" onClick={() => void controller.datasets.useSample()}>
                {words.useSample}
              </button>
            </div>
          )}
        </div>
      )}
      <Pins state={state} />
      {tiles.length > 0 && (
        <section aria-label={words.homeTiles}>
          <ul class="tiles">
            {tiles.map((tile) => (
              <Tile key={tile.id} tile={tile} />
            ))}
          </ul>
        </section>
      )}
      {tiles.length === 0 && profile}
      <Suggestions questions={state.suggestions} label={words.tryOne} />
      {tiles.length > 0 && profile}
    </section>
  );
}

function About({ dataset, until }: { dataset: DatasetInfo; until: string | undefined }) {
  if (dataset.status === 'loading')
    return (
      <p class="about" role="status">
        {words.loadingDataset(dataset.title)}
      </p>
    );
  if (dataset.status === 'failed')
    return (
      <p class="about problem" role="alert">
        {words.cannotBeRead(dataset.title)} {dataset.error}
      </p>
    );
  const rows = counted(
    dataset.sheets.reduce((sum, sheet) => sum + sheet.rows, 0),
    words.rows,
  );
  return (
    <p class="about">
      <strong>{dataset.title}</strong>
      <span>
        {dataset.sheets.length > 1 && `${counted(dataset.sheets.length, words.sheets)}, `}
        {rows}
        {until !== undefined && ` · ${words.homeAsOf(formatTime(until))}`}
      </span>
    </p>
  );
}
