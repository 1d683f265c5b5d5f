import type { AgentClient, ShareLink } from '../../client/index.js';
import { newRequestId } from '../../client/index.js';
import type { Conversation } from '../conversations.js';
import { withThreads } from '../conversations.js';
import { sharedConversation, sharedEvents } from '../shared.js';
import type { Asked } from '../state/exchange.js';
import type { Store } from '../store.js';
import { changeConversation, setConversations } from './conversation-list.js';
import type { Datasets } from './datasets.js';
import type { Runs } from './runs.js';

/** Conversations: opened, named, deleted, shared. */
export class Conversations {
  constructor(
    private readonly client: AgentClient,
    private readonly store: Store,
    private readonly runs: Runs,
    private readonly datasets: Datasets,
  ) {}

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
    if (dataset !== undefined) void this.datasets.select(dataset);
    for (const turn of turns)
      this.runs.resume({
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
    changeConversation(this.store, conversation.id, (known) => ({ ...known, title }));
    await this.client.renameThread(conversation.id, title).catch(() => false);
  }

  async forget(conversation: Conversation): Promise<void> {
    setConversations(
      this.store,
      this.store.state().conversations.filter(({ id }) => id !== conversation.id),
    );
    if (this.store.state().exchanges.some(({ threadId }) => threadId === conversation.id)) this.runs.clear();
    await this.client.deleteThread(conversation.id).catch(() => false);
  }

  keepOnTop(conversation: Conversation, pinned: boolean): void {
    changeConversation(this.store, conversation.id, (known) => ({ ...known, pinned }));
  }

  /** The conversation as Markdown; null where the hub no longer retains it. */
  exported(conversation: Conversation): Promise<string | null> {
    return this.client.exportThread(conversation.id).catch(() => null);
  }

  /** Asks the questions of a conversation that is gone once more, one after the other. */
  async askAnew(conversation: Conversation): Promise<void> {
    this.runs.clear();
    if (conversation.dataset !== undefined) await this.datasets.select(conversation.dataset);
    for (const { question } of conversation.runs) await this.runs.ask(question);
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

  shareLinks(): Promise<ShareLink[]> {
    return this.client.shares();
  }

  share(threadId: string, hours: number, name: string): Promise<ShareLink | null> {
    return this.client.shareThread(threadId, hours, name);
  }

  withdraw(shareId: string): Promise<boolean> {
    return this.client.withdrawShare(shareId);
  }

  /** Adds what the hub retains to those that this browser knows. */
  async load(): Promise<void> {
    const threads = await this.client.threads().catch(() => []);
    if (threads.length > 0) setConversations(this.store, withThreads(this.store.state().conversations, threads));
  }
}
