import type { AgentClient, PendingApproval, Query, Run, RunStartedEvent, RunState } from '../../client/index.js';
import { HubUnreachableError, newRequestId } from '../../client/index.js';
import { withRun } from '../conversations.js';
import { rememberExchanges } from '../memory.js';
import { definitionIn } from '../query/define.js';
import type { Asked } from '../state/exchange.js';
import { isOpen } from '../state/exchange.js';
import type { Store } from '../store.js';
import { words } from '../words/index.js';
import { askInLanguage } from './ask-in-language.js';
import { setConversations } from './conversation-list.js';

/** Remembers what this tab shows, for a reload. */
export function rememberRuns(store: Store): void {
  const { exchanges } = store.state();
  rememberExchanges(exchanges);
  if (exchanges.length === 0) history.replaceState(null, '', location.pathname + location.search);
}

/** Asks, follows and stops runs. */
export class Runs {
  readonly #stops = new Map<string, AbortController>();

  constructor(
    private readonly client: AgentClient,
    private readonly store: Store,
  ) {}

  /**
   * Asks a question, or a query in its stead; ends when it is answered. "High potential means potential severity 4 or 5" asks for what
   * it means, so that the reader sees it before it is kept.
   */
  async ask(question: string, query?: Query, defines?: string): Promise<void> {
    const text = question.trim();
    if (text === '' || this.store.state().shared !== undefined) return;
    const said = query === undefined ? definitionIn(text) : undefined;
    const { dataset, exchanges } = this.store.state();
    const threadId = exchanges.findLast((exchange) => exchange.threadId !== undefined)?.threadId;
    const asked: Asked = {
      key: newRequestId(),
      question: text,
      dataset,
      query,
      askedAt: Date.now(),
      defines: defines ?? said?.name,
    };
    this.store.dispatch({ kind: 'ask', asked });
    await this.#follow(asked.key, (options) =>
      askInLanguage(
        this.client,
        { question: said?.means ?? text, query, dataset, threadId, clientRequestId: asked.key },
        options,
      ),
    );
  }

  /** Allows a call that waits, or does not; the conversation goes on either way. */
  async decide(call: PendingApproval, approved: boolean): Promise<void> {
    const { dataset, exchanges } = this.store.state();
    const threadId = exchanges.findLast((exchange) => exchange.threadId !== undefined)?.threadId;
    const question = approved ? words.allowed(call.tool) : words.notAllowed(call.tool);
    const approval = { id: call.id, approved };
    const asked: Asked = { key: newRequestId(), question, dataset, approval, threadId, askedAt: Date.now() };
    this.store.dispatch({ kind: 'ask', asked });
    await this.#follow(asked.key, (options) =>
      askInLanguage(this.client, { approval, dataset, threadId, clientRequestId: asked.key }, options),
    );
  }

  stop(key: string): void {
    this.store.dispatch({ kind: 'stop', key });
    this.#stops.get(key)?.abort();
  }

  /** Stops the newest run that is still working; false when there is none. */
  stopNewest(): boolean {
    const open = this.store.state().exchanges.findLast(isOpen);
    if (open !== undefined) this.stop(open.key);
    return open !== undefined;
  }

  /** Begins a new conversation; runs still working are stopped. */
  clear(): void {
    for (const exchange of this.store.state().exchanges) if (isOpen(exchange)) this.stop(exchange.key);
    this.store.dispatch({ kind: 'clear' });
    rememberRuns(this.store);
  }

  /** Ends when no answer is under way any more. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.store.state().exchanges.some(isOpen)) return;
        stop();
        resolve();
      };
      const stop = this.store.subscribe(look);
      look();
    });
  }

  /** Follows again what was asked before. */
  resume(asked: Asked): void {
    this.store.dispatch({ kind: 'ask', asked });
    const { key, question, dataset, query, approval, threadId, runId } = asked;
    void this.#follow(key, (options) =>
      // The same request id follows the first run, so a question cut off before its first event is not asked twice.
      runId === undefined
        ? askInLanguage(
            this.client,
            approval === undefined
              ? { question, query, dataset, clientRequestId: key }
              : { approval, dataset, threadId, clientRequestId: key },
            options,
          )
        : this.client.attach(runId, null, options),
    );
  }

  async #follow(
    key: string,
    open: (options: { signal: AbortSignal; onState: (state: RunState) => void }) => Run,
  ): Promise<void> {
    const stop = new AbortController();
    this.#stops.set(key, stop);
    rememberRuns(this.store);
    try {
      const run = open({
        signal: stop.signal,
        onState: (state) => this.store.dispatch({ kind: 'link', key, state }),
      });
      for await (const event of run) {
        this.store.dispatch({ kind: 'event', key, event });
        if (event.type === 'RUN_STARTED') {
          rememberRuns(this.store);
          this.#started(key, event);
        }
      }
      this.store.dispatch({ kind: 'hub', hub: 'ready' });
    } catch (error) {
      this.#failed(key, error, stop.signal.aborted);
    } finally {
      this.#stops.delete(key);
      rememberRuns(this.store);
    }
  }

  /** A question became a run: its conversation is listed, and the address names it. */
  #started(key: string, { threadId, runId }: RunStartedEvent): void {
    const exchange = this.store.state().exchanges.find((other) => other.key === key);
    if (exchange === undefined) return;
    const { question, dataset } = exchange;
    setConversations(
      this.store,
      withRun(this.store.state().conversations, { threadId, runId, question, dataset }, Date.now()),
    );
    history.replaceState(null, '', `#conversation=${encodeURIComponent(threadId)}&run=${encodeURIComponent(runId)}`);
  }

  #failed(key: string, error: unknown, stopped: boolean): void {
    const denied = error instanceof HubUnreachableError && error.denied;
    if (denied) this.store.dispatch({ kind: 'hub', hub: 'denied' });
    const failure = stopped
      ? { code: 'cancelled', message: '' }
      : denied
        ? { code: 'denied', message: '' }
        : error instanceof HubUnreachableError
          ? { code: 'unreachable', message: '' }
          : { code: 'client', message: '' };
    if (failure.code === 'client') console.error(error);
    this.store.dispatch({ kind: 'fail', key, failure });
  }
}
