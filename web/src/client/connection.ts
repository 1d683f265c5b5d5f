import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { IHttpConnectionOptions, IStreamResult } from '@microsoft/signalr';

/** The part of a SignalR `HubConnection` that the client uses; tests give their own. */
export interface Connection {
  start(): Promise<void>;
  stop(): Promise<void>;
  stream<T>(method: string, ...args: unknown[]): IStreamResult<T>;
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  onclose(callback: (error?: Error) => void): void;
}

/** How long an attempt to connect may hang: a network that goes silent on the way would hold it for minutes. */
const startTimeoutMs = 15_000;

/** Makes the real connection. It never reconnects by itself: the client does, by position. */
export function signalRConnection(url: string, accessToken?: () => string | Promise<string>): Connection {
  // The server answers what is sent at once. Where that answer is lost, messages behind it would wait for minutes.
  const patience = { timeout: startTimeoutMs };
  const options: IHttpConnectionOptions =
    accessToken === undefined ? patience : { ...patience, accessTokenFactory: accessToken };
  return new HubConnectionBuilder().withUrl(url, options).configureLogging(LogLevel.None).build();
}

/** One connection shared by all runs and calls of a client; opened when needed, made anew after a loss. */
export class Link {
  #opening: Promise<Connection> | undefined;
  #open: Connection | undefined;
  #closed = false;

  constructor(private readonly make: () => Connection) {}

  /** Whether a connection was ever made; before that, a failure is more likely a wrong address than a cut. */
  everOpened = false;

  /** The open connection; all callers at one time share one attempt. */
  connection(): Promise<Connection> {
    if (this.#closed) return Promise.reject(new Error('The client is closed.'));
    return (this.#opening ??= this.#start());
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

  async #start(): Promise<Connection> {
    const connection = this.make();
    connection.onclose(() => {
      if (this.#open !== connection) return;
      this.#open = undefined;
      this.#opening = undefined;
    });
    try {
      await started(connection);
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
    if (this.#closed) {
      await connection.stop();
      throw new Error('The client is closed.');
    }
    this.#open = connection;
    this.everOpened = true;
    return connection;
  }
}

async function started(connection: Connection): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The hub did not answer.')), startTimeoutMs);
  });
  try {
    await Promise.race([connection.start(), silence]);
  } catch (error) {
    // Ends an attempt that is still under way, and does nothing after one that has failed.
    connection.stop().catch(() => undefined);
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
