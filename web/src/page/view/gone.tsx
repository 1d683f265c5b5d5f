import type { Conversation } from '../conversations.js';
import { words } from '../words/index.js';
import { useDoing } from './context.js';

/** A conversation that the hub no longer retains, and the way to have it anew. */
export function Gone({ conversation }: { conversation: Conversation }) {
  const { controller } = useDoing();
  return (
    <section class="gone">
      {conversation.title !== '' && <h2>{conversation.title}</h2>}
      <div class="notice" role="status">
        <p>{words.conversationGone}</p>
        {conversation.runs.length > 0 && (
          <button type="button" onClick={() => void controller.conversations.askAnew(conversation)}>
            {words.askItAgain}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => controller.runs.clear()}>
          {words.newConversation}
        </button>
      </div>
      {conversation.runs.length > 0 && (
        <ol>
          {conversation.runs.map(({ runId, question }) => (
            <li key={runId}>{question}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
