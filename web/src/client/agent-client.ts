import type { ReconnectOptions } from './backoff.js';
import { Link, signalRConnection, transports } from './connection.js';
import type { Connection } from './connection.js';
import type { CacheStatistics, DatasetDescription, DatasetInfo } from './datasets.js';
import { HubUnreachableError } from './errors.js';
import type { HomeContent } from './home.js';
import type { AskRequest, Position } from './requests.js';
import { Run } from './run.js';
import type { FollowOptions } from './run.js';
import type { NewPin, PinInfo } from './pins.js';
import type { ShareLink, ThreadContent, ThreadInfo } from './threads.js';

/** How to reach the hub. */
export interface AgentClientOptions {
  /** Address of the hub's SignalR endpoint: `http://127.0.0.1:5080/hubs/agent`; in the hub's own page `/hubs/agent`. */
  readonly url: string;
  /** Gives the key, where the hub wants one. */
  readonly accessToken?: () => string | Promise<string>;
  /**
   * Whether the hub leaves out what it has sent already. Events are the same but for the results of calls that made a table:
   * they only name it, its rows are in the table's own event. Default false.
   */
  readonly compact?: boolean;
  /** How to come back after a cut. */
  readonly reconnect?: ReconnectOptions;
  /** Makes the connection; for tests. */
  readonly connect?: () => Connection;
}

/**
 * Asks Agent Hub and follows the answers as they are made.
 *
 * ```js
 * const client = new AgentClient({ url: 'http://127.0.0.1:5080/hubs/agent' });
 * for await (const event of client.ask({ question: 'How many incidents are there?' })) {
 *   if (event.type === 'TEXT_MESSAGE_CONTENT') process.stdout.write(event.delta);
 * }
 * await client.close();
 * ```
 */
export class AgentClient {
  readonly #link: Link;
  readonly #reconnect: ReconnectOptions;

  constructor(options: AgentClientOptions) {
    this.#link =
      options.connect === undefined
        ? new Link((transport) => signalRConnection(address(options), options.accessToken, transport), transports)
        : new Link(options.connect);
    this.#reconnect = options.reconnect ?? {};
  }

  /** Asks a question; iterate the run to get its events. Nothing is sent before that. */
  ask(request: AskRequest, options: FollowOptions = {}): Run {
    // Always named, so that a question whose connection was cut before its first event is asked again, not twice.
    const ask = { ...request, clientRequestId: request.clientRequestId ?? newRequestId() };
    return new Run(this.#link, { ask }, options, this.#reconnect);
  }

  /**
   * Joins a run, from any page or process, while it works or is kept.
   *
   * @param position Position of the last event handled; null gives every event from the first.
   */
  attach(runId: string, position: Position | null = null, options: FollowOptions = {}): Run {
    return new Run(this.#link, { runId, position }, options, this.#reconnect);
  }

  /** Stops the work of a run; false when the hub knows no such run. */
  cancel(runId: string): Promise<boolean> {
    return this.#call('Cancel', runId);
  }

  /** The datasets this client may ask. */
  datasets(): Promise<DatasetInfo[]> {
    return this.#call('Datasets');
  }

  /** Sheets, columns, kinds, ranges and notes of a dataset. */
  describe(dataset: string): Promise<DatasetDescription> {
    return this.#call('Describe', dataset);
  }

  /** Questions the hub knows it can answer, best first. */
  suggest(dataset: string, threadId?: string, language?: string): Promise<string[]> {
    return language === undefined
      ? this.#call('Suggest', dataset, threadId ?? null)
      : this.#call('SuggestIn', dataset, threadId ?? null, language);
  }

  /** This caller's conversations, latest first; empty for callers without a key. */
  threads(): Promise<ThreadInfo[]> {
    return this.#call('Threads');
  }

  /** The key figures of a dataset, as far as its data allow. */
  home(dataset: string, language?: string): Promise<HomeContent> {
    return language === undefined ? this.#call('Home', dataset) : this.#call('HomeIn', dataset, language);
  }

  /** Gives a conversation another title; false when this caller has none of this id. */
  renameThread(threadId: string, title: string): Promise<boolean> {
    return this.#call('RenameThread', threadId, title);
  }

  /** Forgets a conversation; false when this caller has none of this id. */
  deleteThread(threadId: string): Promise<boolean> {
    return this.#call('DeleteThread', threadId);
  }

  /** A conversation as a Markdown document; null when this caller has none of this id. */
  exportThread(threadId: string): Promise<string | null> {
    return this.#call('ExportThread', threadId);
  }

  /** A conversation with its questions and answers; null when this caller has none of this id. */
  openThread(threadId: string): Promise<ThreadContent | null> {
    return this.#call('OpenThread', threadId);
  }

  /** Makes a link that lets anybody who has it read a conversation, for so many hours; null when this caller has none of this id. */
  shareThread(threadId: string, hours: number, name?: string): Promise<ShareLink | null> {
    return this.#call('ShareThread', threadId, hours, name ?? null);
  }

  /** This caller's links that still let in, latest first. */
  shares(): Promise<ShareLink[]> {
    return this.#call('Shares');
  }

  /** Withdraws a link; false when this caller has none of this id. */
  withdrawShare(shareId: string): Promise<boolean> {
    return this.#call('WithdrawShare', shareId);
  }

  /** This caller's pins, in their order. */
  pins(): Promise<PinInfo[]> {
    return this.#call('Pins');
  }

  /** Pins a question, behind the others. */
  addPin(pin: NewPin): Promise<PinInfo> {
    return this.#call('AddPin', pin);
  }

  /** Removes a pin; false when this caller has none of this id. */
  removePin(pinId: string): Promise<boolean> {
    return this.#call('RemovePin', pinId);
  }

  /** Puts the pins into another order and gives them; those not named stay behind those that are. */
  arrangePins(pinIds: readonly string[]): Promise<PinInfo[]> {
    return this.#call('ArrangePins', pinIds);
  }

  /** This caller's settings by name. */
  userSettings(): Promise<Record<string, unknown>> {
    return this.#call('UserSettings');
  }

  /** Keeps a setting of this caller; null forgets it. */
  saveSetting(name: string, value: unknown): Promise<void> {
    return this.#call('SaveSetting', name, value ?? null);
  }

  /** Hits, misses and entries of the hub's caches. */
  cacheStatistics(): Promise<CacheStatistics[]> {
    return this.#call('CacheStatistics');
  }

  /** Empties the hub's caches; needs the admin role. */
  clearCaches(): Promise<void> {
    return this.#call('ClearCaches');
  }

  /** Closes the connection; runs go on working on the hub. A Node process ends only after this. */
  close(): Promise<void> {
    return this.#link.close();
  }

  async #call<T>(method: string, ...args: unknown[]): Promise<T> {
    let connection: Connection;
    try {
      connection = await this.#link.connection();
    } catch (cause) {
      throw new HubUnreachableError('The hub cannot be reached.', { cause });
    }
    return connection.invoke<T>(method, ...args);
  }
}

function address({ url, compact = false }: AgentClientOptions): string {
  if (!compact) return url;
  return `${url}${url.includes('?') ? '&' : '?'}events=compact`;
}

/** `crypto.randomUUID` exists in secure contexts only; a page served over plain HTTP in a plant's network has none. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
