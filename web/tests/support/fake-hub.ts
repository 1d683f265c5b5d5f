import type { IStreamResult, IStreamSubscriber } from '@microsoft/signalr';
import type { AgentEvent, Connection, EventBatch, Position } from '../../src/client/index.js';

/** What one stream does: hands out some batches, then ends in some way. */
export interface StreamPlan {
  /** Batches handed out; all that are left when absent. */
  readonly batches?: number;
  /** `cut`: the connection dies. `end`: the stream completes early. `error`: the call fails, the connection lives. `hold`: nothing more comes. */
  readonly then?: 'cut' | 'end' | 'error' | 'hold';
  /** Answers with this refusal instead. */
  readonly refuse?: string;
}

export const runId = 'r-1';
export const epoch = 'e-1';

/** A run's log cut into batches at the given sizes. */
export function batches(events: readonly AgentEvent[], sizes: readonly number[]): EventBatch[] {
  const result: EventBatch[] = [];
  let at = 0;
  for (const size of sizes) {
    result.push({ runId, epoch, seq: at + 1, events: events.slice(at, at + size) });
    at += size;
  }
  if (at < events.length) result.push({ runId, epoch, seq: at + 1, events: events.slice(at) });
  return result;
}

/** A recorded answer: text in pieces between the brackets. */
export function recording(pieces: number): AgentEvent[] {
  return [
    { type: 'RUN_STARTED', threadId: 't-1', runId },
    { type: 'TEXT_MESSAGE_START', messageId: 'm', role: 'assistant' },
    ...Array.from({ length: pieces }, (_, index): AgentEvent => ({
      type: 'TEXT_MESSAGE_CONTENT',
      messageId: 'm',
      delta: `${index} `,
    })),
    { type: 'TEXT_MESSAGE_END', messageId: 'm' },
    {
      type: 'RUN_FINISHED',
      threadId: 't-1',
      runId,
      result: {
        outcome: 'answer',
        answer: '',
        answeredBy: 'offline',
        timings: { firstTokenMs: 1, totalMs: 2 },
        toolCalls: 0,
        cacheHits: 0,
        suggestions: [],
      },
    },
  ];
}

/** Stands in for the hub and its connections: one run, a plan for every stream asked for. */
export class FakeHub {
  readonly calls: { readonly method: string; readonly args: readonly unknown[] }[] = [];
  connections = 0;
  disposed = 0;
  /** Connection attempts that fail before one works. */
  failStarts = 0;
  startError: Error = new Error('refused');
  onInvoke: (method: string, args: readonly unknown[]) => unknown = () => undefined;
  /** Called when a `hold` stream has handed out its batches. */
  onHold: () => void = () => undefined;
  #held: (() => void)[] = [];

  constructor(
    public log: readonly EventBatch[],
    private readonly plans: StreamPlan[] = [],
  ) {}

  /** Lets streams that hold go on to their end. */
  release(): void {
    for (const go of this.#held.splice(0)) go();
  }

  readonly connect = (): Connection => {
    let closed: ((error?: Error) => void) | undefined;
    const streams = new Set<IStreamSubscriber<unknown>>();
    const cut = (): void => {
      const error = new Error('Connection closed with an error.');
      // SignalR fails the streams first and says so afterwards.
      for (const stream of streams) stream.error(error);
      streams.clear();
      closed?.(error);
    };
    return {
      start: async () => {
        this.connections += 1;
        if (this.failStarts-- > 0) throw this.startError;
      },
      stop: async () => closed?.(),
      onclose: (callback) => (closed = callback),
      invoke: async <T>(method: string, ...args: unknown[]) => {
        this.calls.push({ method, args });
        return this.onInvoke(method, args) as T;
      },
      stream: <T>(method: string, ...args: unknown[]): IStreamResult<T> => {
        this.calls.push({ method, args });
        return {
          subscribe: (subscriber) => {
            const target = subscriber as IStreamSubscriber<unknown>;
            streams.add(target);
            queueMicrotask(() => this.#play(method, args, target, streams, cut));
            return {
              dispose: () => {
                streams.delete(target);
                this.disposed += 1;
              },
            };
          },
        };
      },
    };
  };

  #play(
    method: string,
    args: readonly unknown[],
    target: IStreamSubscriber<unknown>,
    streams: Set<IStreamSubscriber<unknown>>,
    cut: () => void,
  ): void {
    const plan = this.plans.shift() ?? {};
    if (plan.refuse !== undefined) {
      target.next({
        runId: '',
        epoch: '',
        seq: 1,
        events: [{ type: 'RUN_ERROR', message: 'Refused.', code: plan.refuse }],
      });
      target.complete();
      return;
    }
    const position = method === 'Attach' ? (args[1] as Position | null) : null;
    // Whole stored batches are handed out: the one that holds the position straddles it.
    const left = this.log.filter((batch) => batch.seq + batch.events.length - 1 > (position?.seq ?? 0));
    for (const batch of left.slice(0, plan.batches)) target.next(batch);
    const rest = (): void => {
      for (const batch of left.slice(plan.batches ?? left.length)) if (streams.has(target)) target.next(batch);
      if (streams.has(target)) target.complete();
    };
    switch (plan.then) {
      case 'cut':
        return cut();
      case 'error':
        streams.delete(target);
        return target.error(new Error('An unexpected error occurred invoking a method on the server.'));
      case 'hold':
        this.#held.push(rest);
        return this.onHold();
      case 'end':
      case undefined:
        streams.delete(target);
        return target.complete();
    }
  }
}
