import type { AgentClient, CacheStatistics } from '../client/index.js';
import { newRequestId } from '../client/index.js';
import { Conversations } from './control/conversations.js';
import { Datasets } from './control/datasets.js';
import { Pins } from './control/pins.js';
import { Runs } from './control/runs.js';
import { rememberedConversations } from './conversations.js';
import { rememberedExchanges, rememberLanguage } from './memory.js';
import type { Panel } from './state/app.js';
import type { Store } from './store.js';
import type { Language } from './words/index.js';
import { speak } from './words/index.js';

/** Everything the page does: turns what people do into calls of the client, and what comes back into actions. */
export class Controller {
  readonly runs: Runs;
  readonly pins: Pins;
  readonly datasets: Datasets;
  readonly conversations: Conversations;

  constructor(
    private readonly client: AgentClient,
    private readonly store: Store,
  ) {
    this.runs = new Runs(client, store);
    this.pins = new Pins(client, store);
    this.datasets = new Datasets(client, store, this.pins);
    this.conversations = new Conversations(client, store, this.runs, this.datasets);
  }

  /** Shows again what this tab asked before, and what the address names; then the datasets. */
  async start(): Promise<void> {
    this.store.dispatch({ kind: 'conversations', conversations: rememberedConversations() });
    const shared = new URLSearchParams(location.hash.slice(1)).get('shared');
    if (shared !== null) return this.conversations.openShared(shared);
    const remembered = rememberedExchanges();
    const dataset = remembered.at(-1)?.dataset;
    if (dataset !== undefined) this.store.dispatch({ kind: 'choose', dataset });
    for (const asked of remembered) this.runs.resume(asked);
    this.followAddress();
    await this.datasets.load();
  }

  /** Opens what the address names: `#conversation=…`, or the run `#run=…`, asked perhaps on another device. */
  followAddress(): void {
    const named = new URLSearchParams(location.hash.slice(1));
    const shared = named.get('shared');
    if (shared !== null) return void this.conversations.openShared(shared);
    const [threadId, runId] = [named.get('conversation'), named.get('run')];
    const { exchanges } = this.store.state();
    if (exchanges.some((exchange) => exchange.runId === runId || (threadId && exchange.threadId === threadId))) return;
    if (threadId) void this.conversations.open(threadId, runId ?? undefined);
    else if (runId) this.runs.resume({ key: newRequestId(), question: '', askedAt: Date.now(), runId });
  }

  async speak(language: Language): Promise<void> {
    rememberLanguage(language);
    await speak(language);
    this.store.dispatch({ kind: 'language', language });
    await this.datasets.reword();
  }

  show(panel: Panel | undefined): void {
    this.store.dispatch({ kind: 'panel', panel });
    if (panel === 'conversations') void this.conversations.load();
  }

  cacheStatistics(): Promise<CacheStatistics[]> {
    return this.client.cacheStatistics();
  }

  clearCaches(): Promise<void> {
    return this.client.clearCaches();
  }
}
