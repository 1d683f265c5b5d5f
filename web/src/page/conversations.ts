import type { ThreadInfo } from '../client/index.js';
import { browser, read, write } from './storage.js';

const storageKey = 'agent-hub.conversations';

/** Conversations remembered here at most; the oldest that is not pinned goes first. */
const mostConversations = 200;

/** A conversation of the sidebar: what the page remembers of it. Its answers stay on the hub. */
export interface Conversation {
  /** The hub's `threadId`. */
  readonly id: string;
  readonly title: string;
  readonly dataset?: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  readonly pinned?: boolean;
  /** Its questions and the runs that answered them, oldest first; those asked in this browser. */
  readonly runs: readonly { readonly runId: string; readonly question: string }[];
}

export function rememberedConversations(): Conversation[] {
  return read<Conversation[]>(browser, storageKey, [], Array.isArray);
}

export function rememberConversations(conversations: readonly Conversation[]): void {
  write(browser, storageKey, conversations);
}

/** The list with a question that became a run; a new conversation is called by its first question. */
export function withRun(
  list: readonly Conversation[],
  run: { readonly threadId: string; readonly runId: string; readonly question: string; readonly dataset?: string },
  now: number,
): Conversation[] {
  const known = list.find((conversation) => conversation.id === run.threadId);
  if (known?.runs.some(({ runId }) => runId === run.runId)) return [...list];
  const changed: Conversation = {
    id: run.threadId,
    title: known?.title ?? run.question,
    dataset: run.dataset ?? known?.dataset,
    updatedAt: now,
    ...(known?.pinned === undefined ? {} : { pinned: known.pinned }),
    runs: [...(known?.runs ?? []), { runId: run.runId, question: run.question }],
  };
  return trimmed(inOrder([changed, ...list.filter((conversation) => conversation.id !== run.threadId)]));
}

/** The list with what the hub knows of a caller who signs in: its titles hold, and what was asked on other devices is added. */
export function withThreads(list: readonly Conversation[], threads: readonly ThreadInfo[]): Conversation[] {
  const byId = new Map(list.map((conversation) => [conversation.id, conversation]));
  for (const thread of threads) {
    const known = byId.get(thread.threadId);
    byId.set(thread.threadId, {
      ...known,
      id: thread.threadId,
      title: thread.title,
      dataset: thread.dataset,
      updatedAt: Math.max(known?.updatedAt ?? 0, Date.parse(thread.updatedAt)),
      runs: known?.runs ?? [],
    });
  }
  return trimmed(inOrder([...byId.values()]));
}

/** Those whose title or questions have the words typed. */
export function matching(list: readonly Conversation[], typed: string): readonly Conversation[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return list;
  return list.filter(({ title, runs }) =>
    [title, ...runs.map((run) => run.question)].some((text) => text.toLowerCase().includes(wanted)),
  );
}

/** Pinned ones first, then the latest. */
export function inOrder(list: readonly Conversation[]): Conversation[] {
  return list.toSorted((a, b) => Number(b.pinned ?? false) - Number(a.pinned ?? false) || b.updatedAt - a.updatedAt);
}

function trimmed(list: Conversation[]): Conversation[] {
  if (list.length <= mostConversations) return list;
  const last = list.findLastIndex((conversation) => conversation.pinned !== true);
  return trimmed(list.toSpliced(last < 0 ? list.length - 1 : last, 1));
}
