import { backoffMs, pause } from './backoff.js';
import type { ReconnectOptions } from './backoff.js';
import { CompactReader } from './compact.js';
import type { SentBatch } from './compact.js';
import { items } from './connection.js';
import type { Connection, Link } from './connection.js';
import { judge } from './cursor.js';
import { cancelledByCaller, HubUnreachableError, isDenied } from './errors.js';
import type { AgentEvent, RunErrorEvent } from './events.js';
import { isTerminal } from './events.js';
import type { AskRequest, EventBatch, Position } from './requests.js';

/** How a run's stream is doing. */
export type RunState =
  /** Opening the connection for the first time. */
  | { readonly status: 'connecting' }
  /** Events are coming. */
  | { readonly status: 'live' }
  /** The stream was cut; the next try starts after `delayMs`. */
  | { readonly status: 'reconnecting'; readonly attempt: number; readonly delayMs: number }
  /** The stream goes on where it was cut; nothing was lost. */
  | { readonly status: 'resumed' }
  /** The hub no longer holds the position: the run's events come again from the first; forget what was shown. */
  | { readonly status: 'reset' }
  /** The last event was given. */
  | { readonly status: 'ended' };

/** How to follow a run. */
export interface FollowOptions {
  /** Aborting cancels the run on the hub; the stream then ends with `RUN_ERROR`, code `cancelled`. */
  readonly signal?: AbortSignal;
  /** Told whenever the state changes. */
  readonly onState?: (state: RunState) => void;
}

/** Refusals of an `Attach` that pass: worth trying again. */
const passing = new Set(['rate_limited', 'busy', 'slow_viewer', 'shutdown']);

/** How long a cancelled run may take to say so before the reader stops waiting. */
const cancelGraceMs = 5_000;

/**
 * A run being followed. Iterate it once: `for await (const event of run)`. Every event comes exactly once and in
 * order, however often the connection is cut. Leaving the loop leaves the run working on the hub.
 */
export class Run implements AsyncIterable<AgentEvent> {
  #runId: string | undefined;
  #position: Position | null;
  #attempt = 0;
  #cutAt: number | undefined;
  #resetUsed = false;
  #started = false;
  #connection: Connection | undefined;

  constructor(
    private readonly link: Link,
    private readonly start:
      { readonly ask: AskRequest } | { readonly runId: string; readonly position: Position | null },
    private readonly options: FollowOptions,
    private readonly reconnect: ReconnectOptions,
  ) {
    this.#runId = 'runId' in start ? start.runId : undefined;
    this.#position = 'runId' in start ? start.position : null;
  }

  /** The run's id; undefined until its first event. Whoever knows it may attach to the run. */
  get runId(): string | undefined {
    return this.#runId;
  }

  /** Position of the last event given; null before the first. Keep it with `runId` to attach later. */
  get position(): Position | null {
    return this.#position;
  }

  /** Stops the work on the hub. False: the hub knows no such run. Aborting `options.signal` does this as well. */
  async cancel(): Promise<boolean> {
    if (this.#runId === undefined) return false;
    return (await this.link.connection()).invoke<boolean>('Cancel', this.#runId);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<AgentEvent, void, undefined> {
    if (this.#started) throw new Error('A run is followed once; attach to it to follow it again.');
    this.#started = true;
    const { signal } = this.options;
    if (signal?.aborted) throw cancelledByCaller(signal);

    const hardStop = new AbortController();
    let graceTimer: ReturnType<typeof setTimeout> | undefined;
    const onAbort = (): void => {
      // Nothing was asked yet, so there is nothing to cancel.
      if (this.#connection === undefined) return hardStop.abort();
      graceTimer = setTimeout(() => hardStop.abort(), cancelGraceMs);
      this.#sendCancel();
    };
    signal?.addEventListener('abort', onAbort);
    try {
      yield* this.#follow(hardStop.signal);
      if (hardStop.signal.aborted) throw cancelledByCaller(signal);
      this.#tell({ status: 'ended' });
    } finally {
      signal?.removeEventListener('abort', onAbort);
      clearTimeout(graceTimer);
    }
  }

  async *#follow(hardStop: AbortSignal): AsyncGenerator<AgentEvent, void, undefined> {
    this.#tell({ status: 'connecting' });
    while (!hardStop.aborted) {
      let cause: unknown;
      try {
        const connection = await this.link.connection();
        if (hardStop.aborted) return;
        this.#connection = connection;
        // A cancel asked for while the connection was away is sent as soon as it is back.
        if (this.options.signal?.aborted) this.#sendCancel();
        if (yield* this.#read(connection, hardStop)) return;
      } catch (error) {
        cause = error;
      }
      if (!hardStop.aborted) await this.#waitToRetry(cause, hardStop);
    }
  }

  /** Gives what one stream brings; true when the run is over for this reader. */
  async *#read(connection: Connection, hardStop: AbortSignal): AsyncGenerator<AgentEvent, boolean, undefined> {
    const reader = new CompactReader();
    for await (const sent of items(this.#openStream(connection), hardStop)) {
      const batch = reader.read(sent);
      const verdict = judge(this.#position, batch);
      if (verdict.kind === 'gap') return false;
      if (verdict.kind === 'refusal') {
        const over = this.#refused(verdict.event);
        if (over) yield verdict.event;
        return over;
      }
      this.#arrived(batch);
      for (const [index, event] of verdict.events.entries()) {
        this.#position = { epoch: batch.epoch, seq: verdict.firstSeq + index };
        yield event;
        if (isTerminal(event)) return true;
      }
    }
    return false;
  }

  #openStream(connection: Connection) {
    return this.#runId !== undefined
      ? connection.stream<SentBatch>('Attach', this.#runId, this.#position)
      : connection.stream<SentBatch>('Ask', 'ask' in this.start ? this.start.ask : null);
  }

  /** Whether a refusal ends the run for this reader. */
  #refused(event: RunErrorEvent): boolean {
    if (this.#runId === undefined) return true;
    if (event.code === 'position_lost' && this.#position !== null && !this.#resetUsed) {
      this.#resetUsed = true;
      this.#position = null;
      this.#tell({ status: 'reset' });
      return false;
    }
    if (!passing.has(event.code)) return true;
    this.#retryAfterMs = (event.metadata?.problem.retryAfter ?? 0) * 1000;
    return false;
  }

  #retryAfterMs = 0;

  #arrived(batch: EventBatch): void {
    const cut = this.#cutAt !== undefined;
    const first = this.#runId === undefined || this.#position === null;
    this.#runId = batch.runId;
    this.#cutAt = undefined;
    this.#attempt = 0;
    this.#retryAfterMs = 0;
    if (cut) this.#tell({ status: 'resumed' });
    else if (first) this.#tell({ status: 'live' });
    // The cancel could not be sent before the run had a name.
    if (first && this.options.signal?.aborted) this.#sendCancel();
  }

  /** Waits before the next try; throws when trying on has no sense. */
  async #waitToRetry(cause: unknown, hardStop: AbortSignal): Promise<void> {
    if (isDenied(cause)) throw new HubUnreachableError('The hub refused the key.', { cause });
    const connected = this.#connection !== undefined && this.link.isOpen(this.#connection);
    // A call that fails while its connection stays open is a malformed call, not a cut.
    if (cause !== undefined && connected) throw cause;
    if (!this.link.everOpened && this.reconnect.retryFirst !== true)
      throw new HubUnreachableError('The hub cannot be reached.', { cause });
    const now = Date.now();
    this.#cutAt ??= now;
    if (now - this.#cutAt > (this.reconnect.giveUpAfterMs ?? 15 * 60_000))
      throw new HubUnreachableError('The hub could not be reached again.', { cause });
    const delayMs = Math.max(this.#retryAfterMs, backoffMs(this.#attempt, this.reconnect));
    this.#attempt += 1;
    this.#tell({ status: 'reconnecting', attempt: this.#attempt, delayMs });
    await pause(delayMs, hardStop);
  }

  #sendCancel(): void {
    // Failing means the connection is gone: the next one sends it again.
    this.cancel().catch(() => undefined);
  }

  #tell(state: RunState): void {
    this.options.onState?.(state);
  }
}
