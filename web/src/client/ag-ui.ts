import { HttpAgent } from '@ag-ui/client';
import type { BaseEvent, HttpAgentConfig, RunAgentInput } from '@ag-ui/client';
import { Observable } from 'rxjs';
import type { Subscriber } from 'rxjs';
import { backoffMs, pause } from './backoff.js';
import type { ReconnectOptions } from './backoff.js';
import { frames } from './sse.js';

/** How to reach the hub over AG-UI. */
export interface AgentHubAgentConfig extends HttpAgentConfig {
  /** Address of the hub's AG-UI endpoint: `http://127.0.0.1:5080/agui`. */
  url: string;
  /** Whether `abortRun` stops the work on the hub as well. Without it the run goes on, and `connectAgent` finds it again. */
  cancelOnAbort?: boolean;
  /** How to come back after a cut. */
  reconnect?: ReconnectOptions;
}

/**
 * An AG-UI agent that keeps its run: a stream that is cut goes on where it was cut, and `connectAgent()` comes back to the
 * conversation after a reload, in the middle of an answer or after it.
 */
export class AgentHubAgent extends HttpAgent {
  cancelOnAbort: boolean;
  reconnect: ReconnectOptions;

  constructor(config: AgentHubAgentConfig) {
    super(config);
    this.cancelOnAbort = config.cancelOnAbort ?? false;
    this.reconnect = config.reconnect ?? {};
  }

  override run(input: RunAgentInput): Observable<BaseEvent> {
    const asked = this.cancelOnAbort
      ? { ...input, forwardedProps: { ...input.forwardedProps, cancelOnAbort: true } }
      : input;
    return this.observeRun(() => this.fetch(this.url, this.requestInit(asked)), input.runId);
  }

  /** The conversation as the hub holds it, and the rest of the run that is under way. Empty for a conversation it does not know. */
  protected override connect(input: RunAgentInput): Observable<BaseEvent> {
    this.abortController = new AbortController();
    const url = `${this.baseUrl()}/threads/${encodeURIComponent(input.threadId)}${version(input)}`;
    return this.observeRun(() => this.fetch(url, this.readInit()), undefined);
  }

  /** Stops the work of a run on the hub; false when it knows no such run. */
  async cancelRun(runId: string): Promise<boolean> {
    const url = `${this.baseUrl()}/runs/${encodeURIComponent(runId)}/cancel`;
    return (await this.fetch(url, { method: 'POST', headers: this.headers })).ok;
  }

  override clone(): AgentHubAgent {
    const cloned = super.clone() as AgentHubAgent;
    cloned.cancelOnAbort = this.cancelOnAbort;
    cloned.reconnect = this.reconnect;
    return cloned;
  }

  // Private by word, not by "#": AG-UI clones agents without their constructor, and a clone would have no such member.
  private observeRun(open: () => Promise<Response>, runId: string | undefined): Observable<BaseEvent> {
    return new Observable((subscriber) => {
      const left = new AbortController();
      this.followRun(open, runId, subscriber, left.signal).then(
        () => subscriber.complete(),
        (error: unknown) => subscriber.error(error),
      );
      return () => left.abort();
    });
  }

  private async followRun(
    open: () => Promise<Response>,
    runId: string | undefined,
    subscriber: Subscriber<BaseEvent>,
    left: AbortSignal,
  ): Promise<void> {
    let last: string | undefined;
    let run = runId;
    let lastHeard = Date.now();
    for (let attempt = 0; !left.aborted;) {
      try {
        // The same runId again is the same run, so that asking twice does no harm as long as nothing has come.
        const response = last === undefined || run === undefined ? await open() : await this.resumeRun(run, last);
        if (!response.ok) throw await refusal(response);
        for await (const { id, data } of frames(response.body, left)) {
          const event = JSON.parse(data) as BaseEvent & { runId?: string };
          if (event.type === 'RUN_STARTED') run = event.runId;
          last = id ?? last;
          attempt = 0;
          lastHeard = Date.now();
          subscriber.next(event);
          if (event.type === 'RUN_FINISHED' || event.type === 'RUN_ERROR') return;
        }
        // A conversation that the hub does not know.
        if (response.status === 204) return;
      } catch (error) {
        // An address that was never reached is a wrong one.
        const never = last === undefined && this.reconnect.retryFirst !== true;
        const tooLong = Date.now() - lastHeard > (this.reconnect.giveUpAfterMs ?? 15 * 60_000);
        if (this.abortController.signal.aborted || error instanceof RefusedError || never || tooLong) throw error;
      }
      await pause(backoffMs(attempt++, this.reconnect), left);
    }
  }

  private resumeRun(runId: string, last: string): Promise<Response> {
    const url = `${this.baseUrl()}/runs/${encodeURIComponent(runId)}`;
    return this.fetch(url, this.readInit({ 'Last-Event-ID': last }));
  }

  private readInit(headers: Record<string, string> = {}): RequestInit {
    return {
      headers: { ...this.headers, Accept: 'text/event-stream', ...headers },
      signal: this.abortController.signal,
    };
  }

  private baseUrl(): string {
    return this.url.replace(/\/$/, '');
  }
}

/** The hub answered, and said no. */
class RefusedError extends Error {
  constructor(
    readonly status: number,
    readonly payload: unknown,
  ) {
    super(`HTTP ${status}: ${typeof payload === 'string' ? payload : JSON.stringify(payload)}`);
  }
}

async function refusal(response: Response): Promise<RefusedError> {
  const text = await response.text();
  try {
    return new RefusedError(response.status, JSON.parse(text));
  } catch {
    return new RefusedError(response.status, text);
  }
}

function version({ protocolVersion }: RunAgentInput): string {
  return protocolVersion === undefined ? '' : `?protocolVersion=${encodeURIComponent(protocolVersion)}`;
}
