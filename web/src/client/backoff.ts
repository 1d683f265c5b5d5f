/** How long to wait between tries to reach the hub. */
export interface ReconnectOptions {
  /** Longest wait before the first retry, milliseconds. Default 250. */
  readonly baseMs?: number;
  /** Longest wait before any retry, milliseconds. Default 10,000. */
  readonly capMs?: number;
  /** Gives up when the hub was out of reach for this long, milliseconds. Default 15 minutes, as long as the hub keeps a run. */
  readonly giveUpAfterMs?: number;
  /**
   * Whether the very first connection is tried again like a lost one. Default false: a wrong address is
   * told at once.
   */
  readonly retryFirst?: boolean;
}

/**
 * A wait with full jitter: evenly anywhere below the doubling bound, so that a thousand clients cut at the
 * same moment do not come back at the same moment.
 */
export function backoffMs(attempt: number, options: ReconnectOptions = {}, random: () => number = Math.random): number {
  const { baseMs = 250, capMs = 10_000 } = options;
  return random() * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 30));
}

/** Waits; ends early when the signal fires or, in a browser, when the network comes back. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      globalThis.removeEventListener?.('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    globalThis.addEventListener?.('online', done);
    if (signal.aborted) done();
  });
}
