import type { AgentClient, RunState } from '../client/index.js';
import { HubUnreachableError, newRequestId } from '../client/index.js';
import type { Run } from '../client/index.js';
import { rememberedExchanges, rememberExchanges } from './memory.js';
import type { Asked } from './state/exchange.js';
import { isOpen } from './state/exchange.js';
import type { Store } from './store.js';
import { deleteDataset, FileProblem, fileRights, uploadFile } from './uploads.js';

/** How often the list of datasets is asked for while one of them is loading. */
const loadingPollMs = 1_000;

/** Everything the page does: turns what people do into calls of the client, and what comes back into actions. */
export class Controller {
  readonly #stops = new Map<string, AbortController>();

  constructor(
    private readonly client: AgentClient,
    private readonly store: Store,
  ) {}

  /** Shows again what this tab asked before, and what the address names; then the datasets. */
  async start(): Promise<void> {
    const remembered = rememberedExchanges();
    const dataset = remembered.at(-1)?.dataset;
    if (dataset !== undefined) this.store.dispatch({ kind: 'choose', dataset });
    for (const asked of remembered) this.#resume(asked);
    this.followAddress();
    await this.loadDatasets();
  }

  /** Joins the run named in the address (`#run=…`), asked perhaps on another device. */
  followAddress(): void {
    const runId = new URLSearchParams(location.hash.slice(1)).get('run');
    if (!runId || this.store.state().exchanges.some((exchange) => exchange.runId === runId)) return;
    this.#resume({ key: newRequestId(), question: '', askedAt: Date.now(), runId });
  }

  async loadDatasets(): Promise<void> {
    try {
      const datasets = await this.client.datasets();
      this.store.dispatch({ kind: 'hub', hub: 'ready' });
      this.store.dispatch({ kind: 'datasets', datasets });
      if (this.store.state().rights === undefined) this.store.dispatch({ kind: 'rights', rights: await fileRights() });
      await this.#loadChosen();
      if (datasets.some((dataset) => dataset.status === 'loading'))
        setTimeout(() => void this.loadDatasets(), loadingPollMs);
    } catch (error) {
      const denied = error instanceof HubUnreachableError && error.denied;
      this.store.dispatch({ kind: 'hub', hub: denied ? 'denied' : 'unreachable' });
    }
  }

  /** Sends a file to the hub and chooses its dataset. */
  async upload(file: File, replace = false): Promise<void> {
    const show = (phase: 'sending' | 'reading' | 'done', share: number): void =>
      this.store.dispatch({ kind: 'upload', upload: { file, phase, share } });
    show('sending', 0);
    try {
      const dataset = await uploadFile(file, replace, (share) => show(share < 1 ? 'sending' : 'reading', share));
      show('done', 1);
      await this.loadDatasets();
      await this.choose(dataset.id);
    } catch (error) {
      const { code, message } = error instanceof FileProblem ? error : new FileProblem('unknown', String(error));
      this.store.dispatch({ kind: 'upload', upload: { file, phase: 'failed', share: 0, code, message } });
    }
  }

  /** Deletes a dataset for everybody; for administrators. */
  async deleteDataset(id: string): Promise<void> {
    try {
      await deleteDataset(id);
    } catch (error) {
      alert(error instanceof Error ? error.message : 'The dataset was not deleted.');
    }
    await this.loadDatasets();
  }

  async choose(dataset: string): Promise<void> {
    this.store.dispatch({ kind: 'choose', dataset });
    await this.#loadChosen();
  }

  ask(question: string): void {
    const text = question.trim();
    if (text === '') return;
    const { dataset, exchanges } = this.store.state();
    const threadId = exchanges.findLast((exchange) => exchange.threadId !== undefined)?.threadId;
    const asked: Asked = { key: newRequestId(), question: text, dataset, askedAt: Date.now() };
    this.store.dispatch({ kind: 'ask', asked });
    void this.#follow(asked.key, (options) =>
      this.client.ask({ question: text, dataset, threadId, clientRequestId: asked.key }, options),
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
    this.#remember();
  }

  #resume(asked: Asked): void {
    this.store.dispatch({ kind: 'ask', asked });
    const { key, question, dataset, runId } = asked;
    void this.#follow(key, (options) =>
      // The same request id follows the first run, so a question cut off before its first event is not asked twice.
      runId === undefined
        ? this.client.ask({ question, dataset, clientRequestId: key }, options)
        : this.client.attach(runId, null, options),
    );
  }

  async #follow(
    key: string,
    open: (options: { signal: AbortSignal; onState: (state: RunState) => void }) => Run,
  ): Promise<void> {
    const stop = new AbortController();
    this.#stops.set(key, stop);
    this.#remember();
    try {
      const run = open({
        signal: stop.signal,
        onState: (state) => this.store.dispatch({ kind: 'link', key, state }),
      });
      for await (const event of run) {
        this.store.dispatch({ kind: 'event', key, event });
        if (event.type === 'RUN_STARTED') {
          this.#remember();
          history.replaceState(null, '', `#run=${encodeURIComponent(event.runId)}`);
        }
      }
      this.store.dispatch({ kind: 'hub', hub: 'ready' });
    } catch (error) {
      this.#failed(key, error, stop.signal.aborted);
    } finally {
      this.#stops.delete(key);
      this.#remember();
    }
  }

  #failed(key: string, error: unknown, stopped: boolean): void {
    const denied = error instanceof HubUnreachableError && error.denied;
    if (denied) this.store.dispatch({ kind: 'hub', hub: 'denied' });
    const failure = stopped
      ? { code: 'cancelled', message: 'Stopped.' }
      : denied
        ? { code: 'denied', message: 'The hub wants a key.' }
        : error instanceof HubUnreachableError
          ? { code: 'unreachable', message: 'The hub cannot be reached.' }
          : { code: 'client', message: 'The page could not read the answer.' };
    if (failure.code === 'client') console.error(error);
    this.store.dispatch({ kind: 'fail', key, failure });
  }

  async #loadChosen(): Promise<void> {
    const { dataset, datasets } = this.store.state();
    if (dataset === undefined || datasets.find((info) => info.id === dataset)?.status !== 'ready') return;
    const [suggestions, description] = await Promise.allSettled([
      this.client.suggest(dataset),
      this.client.describe(dataset),
    ]);
    if (suggestions.status === 'fulfilled')
      this.store.dispatch({ kind: 'suggest', dataset, suggestions: suggestions.value });
    if (description.status === 'fulfilled')
      this.store.dispatch({ kind: 'describe', dataset, description: description.value });
  }

  #remember(): void {
    const { exchanges } = this.store.state();
    rememberExchanges(exchanges);
    if (exchanges.length === 0) history.replaceState(null, '', location.pathname + location.search);
  }
}
