import type { AgentEvent, DatasetDescription, DatasetInfo, HomeContent, RunState } from '../../client/index.js';
import type { Conversation } from '../conversations.js';
import type { Pin } from '../pins.js';
import type { Language } from '../words/index.js';
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
  /** Whether a key that was entered was refused. */
  readonly keyRefused?: boolean;
  readonly language: Language;
  /** What stands open beside or over the conversation. */
  readonly panel?: Panel;
  readonly conversations: readonly Conversation[];
  /** A conversation that was to be opened and is no longer retained. */
  readonly gone?: Conversation;
  readonly home?: HomeContent;
  /** Set where the page shows a conversation that somebody shared: it is read, and nothing is asked. */
  readonly shared?: 'open' | 'gone';
  readonly pins: readonly Pin[];
}

export type Panel = 'conversations' | 'dataset' | 'admin' | 'share' | 'describe';

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
  | { readonly kind: 'keyRefused'; readonly refused: boolean }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'panel'; readonly panel: Panel | undefined }
  | { readonly kind: 'conversations'; readonly conversations: readonly Conversation[] }
  | { readonly kind: 'gone'; readonly conversation: Conversation }
  | { readonly kind: 'shared'; readonly shared: 'open' | 'gone' }
  | { readonly kind: 'home'; readonly dataset: string; readonly home: HomeContent }
  | { readonly kind: 'pins'; readonly pins: readonly Pin[] }
  | { readonly kind: 'highlight'; readonly highlight: Highlight | undefined };

export const initialState: AppState = {
  hub: 'connecting',
  datasets: [],
  suggestions: [],
  exchanges: [],
  language: 'en',
  conversations: [],
  pins: [],
};

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
        : { ...state, dataset: action.dataset, description: undefined, suggestions: [], home: undefined };
    case 'describe':
      return action.dataset === state.dataset ? { ...state, description: action.description } : state;
    case 'suggest':
      return action.dataset === state.dataset ? { ...state, suggestions: action.suggestions } : state;
    case 'ask':
      return {
        ...state,
        exchanges: [...state.exchanges, newExchange(action.asked)],
        highlight: undefined,
        gone: undefined,
      };
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
      return { ...state, exchanges: [], highlight: undefined, gone: undefined };
    case 'keyRefused':
      return { ...state, keyRefused: action.refused };
    case 'language':
      return { ...state, language: action.language };
    case 'panel':
      return { ...state, panel: action.panel };
    case 'conversations':
      return { ...state, conversations: action.conversations };
    case 'gone':
      return { ...state, exchanges: [], highlight: undefined, gone: action.conversation };
    case 'shared':
      return { ...state, hub: 'ready', exchanges: [], shared: action.shared };
    case 'home':
      return action.dataset === state.dataset ? { ...state, home: action.home } : state;
    case 'pins':
      return { ...state, pins: action.pins };
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
  // A page around may name it by its file.
  const chosen = datasets.find(({ id, file }) => id === state.dataset || file === state.dataset);
  if (chosen !== undefined) return { ...state, datasets, dataset: chosen.id };
  // What the hub keeps of itself is there to be chosen; it is no workbook to begin with.
  const own = datasets.filter((dataset) => dataset.ofHub !== true);
  const first = own.find((dataset) => dataset.status === 'ready') ?? own[0];
  return { ...state, datasets, dataset: first?.id, description: undefined, suggestions: [], home: undefined };
}

function named(exchange: Exchange): Asked {
  const { key, question, dataset, query, askedAt, defines, approval, runId, threadId, keptAnswer } = exchange;
  return { key, question, dataset, query, askedAt, defines, approval, runId, threadId, keptAnswer };
}
