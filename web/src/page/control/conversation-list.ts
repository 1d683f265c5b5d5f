import type { Conversation } from '../conversations.js';
import { inOrder, rememberConversations } from '../conversations.js';
import { pinThread } from '../pins.js';
import type { Store } from '../store.js';

/** Shows these conversations and remembers them; the one that pins are asked in is no conversation of the reader's. */
export function setConversations(store: Store, conversations: readonly Conversation[]): void {
  const shown = conversations.filter(({ id }) => id !== pinThread());
  rememberConversations(shown);
  store.dispatch({ kind: 'conversations', conversations: shown });
}

/** Changes one of them. */
export function changeConversation(store: Store, id: string, change: (known: Conversation) => Conversation): void {
  setConversations(
    store,
    inOrder(store.state().conversations.map((known) => (known.id === id ? change(known) : known))),
  );
}
