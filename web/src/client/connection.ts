import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { IHttpConnectionOptions, IStreamResult } from '@microsoft/signalr';

/** The part of a SignalR `HubConnection` that the client uses; tests give their own. */
export interface Connection {
  start(): Promise<void>;
  stop(): Promise<void>;
  stream<T>(method: string, ...args: unknown[]): IStreamResult<T>;
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  onclose(callback: (error?: Error) => void): void;
  /** Lets go of an attempt to connect that `stop` would wait for. */
  abandon?(): void;
}

/** How long an attempt to connect may hang: a network that goes silent on the way would hold it for minutes. */
const startTimeoutMs = 15_000;

/**
 * How long a transport is tried while there are others: longer than a handshake takes on a bad line, less than anybody waits for a page. SignalR falls back by itself only
 * where a transport is refused; behind a proxy that holds answers back it would wait.
 */
const transportTimeoutMs = 4_000;

/** The transports, best first. Server-sent events only where there is an `EventSource` of our own to close: SignalR's, in Node.js, would hold a process that moves on. */
export const transports: readonly HttpTransportType[] = [
  HttpTransportType.WebSockets,
  ...('EventSource' in globalThis ? [HttpTransportType.ServerSentEvents] : []),
  HttpTransportType.LongPolling,
];

/** Makes the real connection. It never reconnects by itself: the client does, by position. */
export function signalRConnection(
  url: string,
  accessToken?: () => string | Promise<string>,
  transport?: HttpTransportType,
): Connection {
  // The server answers what is sent at once. Where that answer is lost, messages behind it would wait for minutes.
  const patience: IHttpConnectionOptions = {
    timeout: startTimeoutMs,
    ...(transport === undefined ? {} : { transport }),
  };
  const options: IHttpConnectionOptions =
    accessToken === undefined ? patience : { ...patience, accessTokenFactory: accessToken };
  const sources = transport === HttpTransportType.ServerSentEvents ? trackedSources(options) : [];
  const connection: Connection = new HubConnectionBuilder()
    .withUrl(url, options)
    .configureLogging(LogLevel.None)
    .build();
  connection.abandon = () => sources.forEach((source) => source.close());
  return connection;
}

/** The event sources that a connection opens: it closes none before its answer begins, which behind a proxy that holds it back is never. */
function trackedSources(options: IHttpConnectionOptions & { EventSource?: typeof EventSource }): EventSource[] {
  const sources: EventSource[] = [];
  options.EventSource = class extends EventSource {
    constructor(url: string | URL, init?: EventSourceInit) {
      super(url, init);
      sources.push(this);
    }
  };
  return sources;
}

/** One connection shared by all runs and calls of a client; opened when needed, made anew after a loss. */
export class Link {
  #opening: Promise<Connection> | undefined;
  #open: Connection | undefined;
  #closed = false;

  #transport = 0;
  #best: number | undefined;
  #patienceMs: number;

  /**
   * @param make makes a connection by a transport
   * @param by the transports to be tried, best first; without any, the connection chooses
   */
  constructor(
    private readonly make: (transport?: HttpTransportType) => Connection,
    private readonly by: readonly HttpTransportType[] = [],
  ) {
    this.#patienceMs = by.length > 1 ? transportTimeoutMs : startTimeoutMs;
  }

  /** Whether a connection was ever made; before that, a failure is more likely a wrong address than a cut. */
  everOpened = false;

  /** The open connection; all callers at one time share one attempt. */
  connection(): Promise<Connection> {
    if (this.#closed) return Promise.reject(new Error('The client is closed.'));
    return (this.#opening ??= this.#start().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    }));
  }

  /** Whether this connection can still carry a call. */
  isOpen(connection: Connection): boolean {
    return this.#open === connection;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const connection = this.#open;
    this.#open = undefined;
    await connection?.stop();
  }

  /**
   * Connects by the first transport that works. The best one that ever worked comes first the next time: a network that was silent for a moment costs nobody the better one.
   */
  async #start(): Promise<Connection> {
    this.#transport = this.#best ?? this.#transport;
    for (let attempt = 1; ; attempt++) {
      try {
        const connection = await this.#startBy(this.by[this.#transport]);
        this.#best = Math.min(this.#best ?? this.#transport, this.#transport);
        return connection;
      } catch (error) {
        if (this.by.length < 2 || !isOfTransport(error) || this.#closed) throw error;
        this.#transport = (this.#transport + 1) % this.by.length;
        if (attempt < this.by.length) continue;
        // None has worked in its time: on a slow line all need more.
        this.#patienceMs = Math.min(2 * this.#patienceMs, startTimeoutMs);
        throw error;
      }
    }
  }

  async #startBy(transport: HttpTransportType | undefined): Promise<Connection> {
    const connection = this.make(transport);
    connection.onclose(() => {
      if (this.#open !== connection) return;
      this.#open = undefined;
      this.#opening = undefined;
    });
    await started(connection, this.#patienceMs);
    if (this.#closed) {
      await connection.stop();
      throw new Error('The client is closed.');
    }
    this.#open = connection;
    this.everOpened = true;
    return connection;
  }
}

/** Told by what SignalR says where the transport failed, not the server; a server that is not there is told by its negotiation. */
function isOfTransport(error: unknown): boolean {
  if (error instanceof NoAnswerError) return true;
  return error instanceof Error && /with any of the available transports|None of the transports/.test(error.message);
}

class NoAnswerError extends Error {}

async function started(connection: Connection, patienceMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswerError('The hub did not answer.')), patienceMs);
  });
  try {
    await Promise.race([connection.start(), silence]);
  } catch (error) {
    // Ends an attempt that is still under way, and does nothing after one that has failed.
    connection.stop().catch(() => undefined);
    connection.abandon?.();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The items of a SignalR stream as an async iterable; leaving the loop, or the signal, gives the stream up. */
export async function* items<T>(stream: IStreamResult<T>, signal: AbortSignal): AsyncGenerator<T, void, undefined> {
  const queue: T[] = [];
  let ended = false;
  let failure: unknown;
  let wake: () => void = () => undefined;
  const subscription = stream.subscribe({
    next: (item) => {
      queue.push(item);
      wake();
    },
    complete: () => {
      ended = true;
      wake();
    },
    error: (error) => {
      ended = true;
      failure = error ?? new Error('The stream failed.');
      wake();
    },
  });
  const abandoned = (): void => wake();
  signal.addEventListener('abort', abandoned);
  try {
    while (!signal.aborted) {
      while (queue.length > 0) yield queue.shift() as T;
      if (ended) break;
      await new Promise<void>((resolve) => (wake = resolve));
    }
    if (failure !== undefined) throw failure;
  } finally {
    signal.removeEventListener('abort', abandoned);
    if (!ended) subscription.dispose();
  }
}
