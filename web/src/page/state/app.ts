import type { AgentEvent, DatasetDescription, DatasetInfo, RunState } from '../../client/index.js';
import type { Asked, Exchange, Failure } from './exchange.js';
import { isOpen, newExchange } from './exchange.js';
import { reduceEvent } from './reduce-event.js';
import type { FileRights } from '../uploads.js';

/** A cell the reader asked to see; row -1 is the table's evidence. */
export interface Highlight {
  readonly key: string;
  readonly tableId: string;
  readonly row: number;
  readonly column: string;
}

/** A file on its way into the hub. */
export interface Upload {
  readonly file: File;
  readonly phase: 'sending' | 'reading' | 'done' | 'failed';
  /** Share sent, 0–1. */
  readonly share: number;
  /** Why it failed. */
  readonly code?: string;
  readonly message?: string;
}

/** Everything the page shows. Immutable. */
export interface AppState {
  readonly hub: 'connecting' | 'ready' | 'unreachable' | 'denied';
  readonly datasets: readonly DatasetInfo[];
  /** Id of the dataset chosen; absent: the hub chooses. */
  readonly dataset?: string;
  readonly description?: DatasetDescription;
  readonly suggestions: readonly string[];
  readonly exchanges: readonly Exchange[];
  readonly highlight?: Highlight;
  /** What the caller may do with files; absent until known. */
  readonly rights?: FileRights;
  readonly upload?: Upload;
}

export type Action =
  | { readonly kind: 'hub'; readonly hub: AppState['hub'] }
  | { readonly kind: 'datasets'; readonly datasets: readonly DatasetInfo[] }
  | { readonly kind: 'choose'; readonly dataset: string | undefined }
  | { readonly kind: 'describe'; readonly dataset: string; readonly description: DatasetDescription }
  | { readonly kind: 'suggest'; readonly dataset: string; readonly suggestions: readonly string[] }
  | { readonly kind: 'ask'; readonly asked: Asked }
  | { readonly kind: 'event'; readonly key: string; readonly event: AgentEvent }
  | { readonly kind: 'link'; readonly key: string; readonly state: RunState }
  | { readonly kind: 'stop'; readonly key: string }
  | { readonly kind: 'fail'; readonly key: string; readonly failure: Failure }
  | { readonly kind: 'rights'; readonly rights: FileRights }
  | { readonly kind: 'upload'; readonly upload: Upload | undefined }
  | { readonly kind: 'clear' }
  | { readonly kind: 'highlight'; readonly highlight: Highlight | undefined };

export const initialState: AppState = { hub: 'connecting', datasets: [], suggestions: [], exchanges: [] };

/** The next state of the page. Pure. */
export function reduce(state: AppState, action: Action): AppState {
  switch (action.kind) {
    case 'hub':
      return state.hub === action.hub ? state : { ...state, hub: action.hub };
    case 'datasets':
      return withDatasets(state, action.datasets);
    case 'choose':
      return action.dataset === state.dataset
        ? state
        : { ...state, dataset: action.dataset, description: undefined, suggestions: [] };
    case 'describe':
      return action.dataset === state.dataset ? { ...state, description: action.description } : state;
    case 'suggest':
      return action.dataset === state.dataset ? { ...state, suggestions: action.suggestions } : state;
    case 'ask':
      return { ...state, exchanges: [...state.exchanges, newExchange(action.asked)], highlight: undefined };
    case 'event':
      return change(state, action.key, (exchange) => reduceEvent(exchange, action.event));
    case 'link':
      return change(state, action.key, (exchange) => reduceLink(exchange, action.state));
    case 'stop':
      return change(state, action.key, (exchange) => (isOpen(exchange) ? { ...exchange, stopping: true } : exchange));
    case 'fail':
      return change(state, action.key, (exchange) => ({
        ...exchange,
        phase: 'failed',
        link: 'live',
        stopping: false,
        failure: action.failure,
      }));
    case 'rights':
      return { ...state, rights: action.rights };
    case 'upload':
      return { ...state, upload: action.upload };
    case 'clear':
      return { ...state, exchanges: [], highlight: undefined };
    case 'highlight':
      return { ...state, highlight: action.highlight };
  }
}

function reduceLink(exchange: Exchange, link: RunState): Exchange {
  switch (link.status) {
    case 'reconnecting':
      return exchange.link === 'reconnecting' ? exchange : { ...exchange, link: 'reconnecting' };
    case 'reset':
      // Every event comes again from the first: what was shown would be shown twice.
      return { ...newExchange(named(exchange)), link: 'reconnecting', stopping: exchange.stopping };
    case 'live':
    case 'resumed':
    case 'ended':
      return exchange.link === 'live' ? exchange : { ...exchange, link: 'live' };
    case 'connecting':
      return exchange;
  }
}

function change(state: AppState, key: string, next: (exchange: Exchange) => Exchange): AppState {
  const index = state.exchanges.findIndex((exchange) => exchange.key === key);
  const exchange = state.exchanges[index];
  if (exchange === undefined) return state;
  const changed = next(exchange);
  return changed === exchange ? state : { ...state, exchanges: state.exchanges.with(index, changed) };
}

/** Keeps the choice while its dataset is listed; else takes the first that can be asked. */
function withDatasets(state: AppState, datasets: readonly DatasetInfo[]): AppState {
  if (datasets.some((dataset) => dataset.id === state.dataset)) return { ...state, datasets };
  const first = datasets.find((dataset) => dataset.status === 'ready') ?? datasets[0];
  return { ...state, datasets, dataset: first?.id, description: undefined, suggestions: [] };
}

function named({ key, question, dataset, askedAt, runId }: Exchange): Asked {
  return { key, question, dataset, askedAt, runId };
}
