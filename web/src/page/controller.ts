import type {
  AgentClient,
  AskRequest,
  CacheStatistics,
  PendingApproval,
  Query,
  Run,
  RunFinishedEvent,
  RunStartedEvent,
  RunState,
  ShareLink,
} from '../client/index.js';
import { HubUnreachableError, newRequestId } from '../client/index.js';
import type { Conversation } from './conversations.js';
import { inOrder, rememberConversations, rememberedConversations, withRun, withThreads } from './conversations.js';
import { rememberedExchanges, rememberedKey, rememberExchanges, rememberLanguage } from './memory.js';
import type { Pin, Seen } from './pins.js';
import { pinThread, rememberedSeen, rememberSeen, seenSetting, toPin } from './pins.js';
import { definitionIn } from './query/define.js';
import { sharedConversation, sharedEvents } from './shared.js';
import type { Definition } from './sidecars.js';
import { remember } from './sidecars.js';
import type { Panel } from './state/app.js';
import type { Asked } from './state/exchange.js';
import { isOpen } from './state/exchange.js';
import type { Store } from './store.js';
import { addSample, deleteDataset, FileProblem, fileRights, uploadFile } from './uploads.js';
import type { Language } from './words/index.js';
import { speak, words } from './words/index.js';

/** How often the list of datasets is asked for while one of them is loading. */
const loadingPollMs = 1_000;

/** Longer titles of pins are cut by the hub. */
const longestTitle = 120;

/** Everything the page does: turns what people do into calls of the client, and what comes back into actions. */
export class Controller {
  readonly #stops = new Map<string, AbortController>();
  #hasPins = false;
  #seen: Seen = {};

  constructor(
    private readonly client: AgentClient,
    private readonly store: Store,
  ) {}

  /** Shows again what this tab asked before, and what the address names; then the datasets. */
  async start(): Promise<void> {
    this.store.dispatch({ kind: 'conversations', conversations: rememberedConversations() });
    const shared = new URLSearchParams(location.hash.slice(1)).get('shared');
    if (shared !== null) return this.openShared(shared);
    const remembered = rememberedExchanges();
    const dataset = remembered.at(-1)?.dataset;
    if (dataset !== undefined) this.store.dispatch({ kind: 'choose', dataset });
    for (const asked of remembered) this.#resume(asked);
    this.followAddress();
    await this.loadDatasets();
  }

  /** Opens what the address names: `#conversation=…`, or the run `#run=…`, asked perhaps on another device. */
  followAddress(): void {
    const named = new URLSearchParams(location.hash.slice(1));
    const shared = named.get('shared');
    if (shared !== null) return void this.openShared(shared);
    const [threadId, runId] = [named.get('conversation'), named.get('run')];
    const { exchanges } = this.store.state();
    if (exchanges.some((exchange) => exchange.runId === runId || (threadId && exchange.threadId === threadId))) return;
    if (threadId) void this.open(threadId, runId ?? undefined);
    else if (runId) this.#resume({ key: newRequestId(), question: '', askedAt: Date.now(), runId });
  }

  async speak(language: Language): Promise<void> {
    rememberLanguage(language);
    await speak(language);
    this.store.dispatch({ kind: 'language', language });
  }

  show(panel: Panel | undefined): void {
    this.store.dispatch({ kind: 'panel', panel });
    if (panel === 'conversations') void this.#loadConversations();
  }

  /** Shows a conversation: its runs while the hub retains them, else the texts of its answers. */
  async open(threadId: string, runId?: string): Promise<void> {
    const conversation = this.store.state().conversations.find(({ id }) => id === threadId);
    const kept = await this.client.openThread(threadId).catch(() => null);
    const runs = conversation?.runs ?? (kept === null && runId !== undefined ? [{ runId, question: '' }] : []);
    const turns: { runId: string; question: string; answer?: string }[] = [
      ...(kept?.turns ?? []),
      ...runs.filter((run) => !kept?.turns.some((turn) => turn.runId === run.runId)),
    ];
    if (turns.length === 0) {
      const gone = { id: threadId, title: '', updatedAt: 0, runs: [] };
      this.store.dispatch({ kind: 'gone', conversation: conversation ?? gone });
      return;
    }
    this.store.dispatch({ kind: 'clear' });
    const dataset = kept?.turns.at(-1)?.dataset ?? conversation?.dataset;
    if (dataset !== undefined) void this.#select(dataset);
    for (const turn of turns)
      this.#resume({
        key: newRequestId(),
        question: turn.question,
        dataset,
        askedAt: Date.now(),
        runId: turn.runId,
        threadId,
        keptAnswer: turn.answer,
      });
  }

  async rename(conversation: Conversation, title: string): Promise<void> {
    this.#change(conversation.id, (known) => ({ ...known, title }));
    await this.client.renameThread(conversation.id, title).catch(() => false);
  }

  async forget(conversation: Conversation): Promise<void> {
    this.#setConversations(this.store.state().conversations.filter(({ id }) => id !== conversation.id));
    if (this.store.state().exchanges.some(({ threadId }) => threadId === conversation.id)) this.clear();
    await this.client.deleteThread(conversation.id).catch(() => false);
  }

  keepOnTop(conversation: Conversation, pinned: boolean): void {
    this.#change(conversation.id, (known) => ({ ...known, pinned }));
  }

  /** The conversation as Markdown; null where the hub no longer retains it. */
  exported(conversation: Conversation): Promise<string | null> {
    return this.client.exportThread(conversation.id).catch(() => null);
  }

  /** Asks the questions of a conversation that is gone once more, one after the other. */
  async askAnew(conversation: Conversation): Promise<void> {
    this.clear();
    if (conversation.dataset !== undefined) await this.#select(conversation.dataset);
    for (const { question } of conversation.runs) await this.ask(question);
  }

  cacheStatistics(): Promise<CacheStatistics[]> {
    return this.client.cacheStatistics();
  }

  clearCaches(): Promise<void> {
    return this.client.clearCaches();
  }

  /** Keeps an answer on the home page. */
  async pin({ dataset, question, query }: Omit<Pin, 'id' | 'seen'>): Promise<void> {
    const pinned = await this.client.addPin({
      title: question.slice(0, longestTitle),
      dataset,
      query: { question, query },
    });
    this.#setPins([...this.store.state().pins, toPin(pinned, {})]);
  }

  async unpin(pin: Pin): Promise<void> {
    this.#setPins(this.store.state().pins.filter(({ id }) => id !== pin.id));
    await this.client.removePin(pin.id);
  }

  /** Puts the pins into another order. */
  async arrangePins(pins: readonly Pin[]): Promise<void> {
    this.#setPins(pins);
    await this.client.arrangePins(pins.map(({ id }) => id));
  }

  /** Notes what a pin says now, to tell on the next visit whether it moved. */
  async saw(pin: Pin, answer: string): Promise<void> {
    if (this.#seen[pin.id] === answer) return;
    // Of pins that are gone nothing is kept.
    const ids = new Set(this.store.state().pins.map(({ id }) => id));
    this.#seen = Object.fromEntries([...Object.entries(this.#seen).filter(([id]) => ids.has(id)), [pin.id, answer]]);
    if (rememberedKey() === '') rememberSeen(this.#seen);
    else await this.client.saveSetting(seenSetting, this.#seen).catch(() => undefined);
  }

  /** Shows a conversation that somebody shared: read only, and without a key. */
  async openShared(token: string): Promise<void> {
    const conversation = await sharedConversation(token).catch(() => undefined);
    this.store.dispatch({ kind: 'shared', shared: conversation === undefined ? 'gone' : 'open' });
    for (const turn of conversation?.turns ?? []) {
      const { runId, question, dataset, answer } = turn;
      const asked: Asked = {
        key: newRequestId(),
        question,
        dataset,
        askedAt: Date.parse(turn.at),
        runId,
        keptAnswer: answer,
      };
      this.store.dispatch({ kind: 'ask', asked });
      for (const event of await sharedEvents(token, runId))
        this.store.dispatch({ kind: 'event', key: asked.key, event });
    }
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

  shareLinks(): Promise<ShareLink[]> {
    return this.client.shares();
  }

  share(threadId: string, hours: number, name: string): Promise<ShareLink | null> {
    return this.client.shareThread(threadId, hours, name);
  }

  withdraw(shareId: string): Promise<boolean> {
    return this.client.withdrawShare(shareId);
  }

  /** Keeps a word for values of the chosen dataset. */
  async remember(name: string, definition: Definition): Promise<void> {
    await remember(this.store.state().dataset!, { ...definition, name });
    await this.loadDatasets();
  }

  async useSample(): Promise<void> {
    try {
      const dataset = await addSample();
      await this.loadDatasets();
      await this.choose(dataset.id);
    } catch (error) {
      const { code, message } = error instanceof FileProblem ? error : new FileProblem('unknown', String(error));
      const file = new File([], 'hse-sample.xlsx');
      this.store.dispatch({ kind: 'upload', upload: { file, phase: 'failed', share: 0, code, message } });
    }
  }

  /** The answer to a pin on the data as they are now. */
  async askPin(pin: Pin, signal: AbortSignal): Promise<RunFinishedEvent | undefined> {
    const { question, query, dataset } = pin;
    // One conversation of their own, so that the list does not fill with them.
    const run = this.#ask({ question, query, dataset, threadId: pinThread() }, { signal });
    for await (const event of run) if (event.type === 'RUN_FINISHED') return event;
    return undefined;
  }

  async loadDatasets(): Promise<void> {
    try {
      const datasets = await this.client.datasets();
      this.store.dispatch({ kind: 'hub', hub: 'ready' });
      this.store.dispatch({ kind: 'keyRefused', refused: false });
      this.store.dispatch({ kind: 'datasets', datasets });
      if (!this.#hasPins) await this.#loadPins();
      if (this.store.state().rights === undefined) this.store.dispatch({ kind: 'rights', rights: await fileRights() });
      await this.#loadChosen();
      if (datasets.some((dataset) => dataset.status === 'loading'))
        setTimeout(() => void this.loadDatasets(), loadingPollMs);
    } catch (error) {
      const denied = error instanceof HubUnreachableError && error.denied;
      if (denied) this.store.dispatch({ kind: 'keyRefused', refused: rememberedKey() !== '' });
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
      alert(error instanceof Error ? error.message : words.deleteFailed);
    }
    await this.loadDatasets();
  }

  /** Chooses a dataset. A conversation is about one: another begins. */
  async choose(dataset: string): Promise<void> {
    const about = this.store.state().exchanges.at(-1)?.dataset;
    if (about !== undefined && about !== dataset) {
      this.store.dispatch({ kind: 'clear' });
      this.#remember();
    }
    await this.#select(dataset);
  }

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
      this.#ask({ question: said?.means ?? text, query, dataset, threadId, clientRequestId: asked.key }, options),
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
      this.#ask({ approval, dataset, threadId, clientRequestId: asked.key }, options),
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
    const { key, question, dataset, query, approval, threadId, runId } = asked;
    void this.#follow(key, (options) =>
      // The same request id follows the first run, so a question cut off before its first event is not asked twice.
      runId === undefined
        ? this.#ask(
            approval === undefined
              ? { question, query, dataset, clientRequestId: key }
              : { approval, dataset, threadId, clientRequestId: key },
            options,
          )
        : this.client.attach(runId, null, options),
    );
  }

  /** Asks in the page's language: the answer follows it, the question is English. */
  #ask(request: AskRequest, options: Parameters<AgentClient['ask']>[1]): Run {
    return this.client.ask(words.locale === 'en' ? request : { ...request, language: words.locale }, options);
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
          this.#started(key, event);
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

  /** A question became a run: its conversation is listed, and the address names it. */
  #started(key: string, { threadId, runId }: RunStartedEvent): void {
    const exchange = this.store.state().exchanges.find((other) => other.key === key);
    if (exchange === undefined) return;
    const { question, dataset } = exchange;
    this.#setConversations(
      withRun(this.store.state().conversations, { threadId, runId, question, dataset }, Date.now()),
    );
    history.replaceState(null, '', `#conversation=${encodeURIComponent(threadId)}&run=${encodeURIComponent(runId)}`);
  }

  async #select(dataset: string): Promise<void> {
    this.store.dispatch({ kind: 'choose', dataset });
    await this.#loadChosen();
  }

  async #loadConversations(): Promise<void> {
    const threads = await this.client.threads().catch(() => []);
    if (threads.length > 0) this.#setConversations(withThreads(this.store.state().conversations, threads));
  }

  async #loadPins(): Promise<void> {
    this.#hasPins = true;
    const pins = await this.client.pins().catch(() => []);
    const settings = rememberedKey() === '' ? {} : await this.client.userSettings().catch(() => ({}));
    const kept = (settings as Readonly<Record<string, unknown>>)[seenSetting];
    this.#seen = rememberedKey() === '' ? rememberedSeen() : ((kept as Seen | undefined) ?? {});
    this.#setPins(pins.map((pin) => toPin(pin, this.#seen)));
  }

  #setPins(pins: readonly Pin[]): void {
    this.store.dispatch({ kind: 'pins', pins });
  }

  #change(id: string, change: (known: Conversation) => Conversation): void {
    this.#setConversations(
      inOrder(this.store.state().conversations.map((known) => (known.id === id ? change(known) : known))),
    );
  }

  #setConversations(conversations: readonly Conversation[]): void {
    const shown = conversations.filter(({ id }) => id !== pinThread());
    rememberConversations(shown);
    this.store.dispatch({ kind: 'conversations', conversations: shown });
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

  async #loadChosen(): Promise<void> {
    const { dataset, datasets } = this.store.state();
    if (dataset === undefined || datasets.find((info) => info.id === dataset)?.status !== 'ready') return;
    const [suggestions, description, home] = await Promise.allSettled([
      this.client.suggest(dataset),
      this.client.describe(dataset),
      this.client.home(dataset),
    ]);
    if (home.status === 'fulfilled') this.store.dispatch({ kind: 'home', dataset, home: home.value });
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
