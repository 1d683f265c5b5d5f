import { useState } from 'preact/hooks';
import type { Conversation } from '../../conversations.js';
import { matching } from '../../conversations.js';
import { save } from '../../downloads.js';
import { fileName } from '../../format/csv.js';
import { counted } from '../../format/cells.js';
import type { AppState } from '../../state/app.js';
import { dateLocale, words } from '../../words/index.js';
import { ChartView } from '../chart.js';
import { useDoing } from '../context.js';

/** The conversations of this browser and, for those who sign in, of their other devices. */
export function Conversations({ state }: { state: AppState }) {
  const { controller } = useDoing();
  const [typed, setTyped] = useState('');
  const found = matching(state.conversations, typed);
  const open = state.exchanges.findLast((exchange) => exchange.threadId !== undefined)?.threadId;
  return (
    <>
      <button type="button" class="wide" onClick={() => controller.runs.clear()}>
        {words.newConversation}
      </button>
      <input
        type="search"
        class="wide"
        aria-label={words.searchConversations}
        placeholder={words.searchConversations}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      {found.length === 0 && <p class="soft">{typed === '' ? words.noConversations : words.noneFound}</p>}
      <ul class="conversation-list">
        {found.map((conversation) => (
          <Entry key={conversation.id} conversation={conversation} isOpen={conversation.id === open} />
        ))}
      </ul>
    </>
  );
}

function Entry({ conversation, isOpen }: { conversation: Conversation; isOpen: boolean }) {
  const { controller } = useDoing();
  const { title, pinned = false, updatedAt, dataset, runs } = conversation;
  const [problem, setProblem] = useState<string>();
  const show = async (): Promise<void> => {
    await controller.conversations.open(conversation.id);
    if (!matchMedia('(min-width: 72rem)').matches) controller.show(undefined);
  };
  const exported = async (): Promise<void> => {
    const text = await controller.conversations.exported(conversation);
    if (text === null) setProblem(words.conversationGone);
    else save(new Blob([text], { type: 'text/markdown' }), fileName(title, 'md'));
  };
  const print = async (): Promise<void> => {
    await controller.conversations.open(conversation.id);
    controller.show(undefined);
    await controller.runs.settled();
    await ChartView.preload();
    // Charts draw themselves in the frame after they came.
    await nextFrame();
    await nextFrame();
    window.print();
  };
  return (
    <li class={isOpen ? 'open' : undefined}>
      <button type="button" class="entry" aria-current={isOpen || undefined} onClick={() => void show()}>
        <span class="title">
          {pinned && '★ '}
          {title}
        </span>
        <small>
          {[dataset, runs.length > 0 && counted(runs.length, words.questions), when(updatedAt)]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </button>
      <details class="actions">
        <summary aria-label={words.actionsFor(title)}>⋯</summary>
        <ul class="menu">
          <li>
            <button
              type="button"
              onClick={() => {
                const next = prompt(words.renamePrompt, title)?.trim();
                if (next) void controller.conversations.rename(conversation, next);
              }}
            >
              {words.rename}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => controller.conversations.keepOnTop(conversation, !pinned)}>
              {pinned ? words.unpinConversation : words.pinConversation}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => void exported()}>
              {words.exportMarkdown}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => void print()}>
              {words.print}
            </button>
          </li>
          <li>
            <button
              type="button"
              class="danger"
              onClick={() => {
                if (confirm(words.deleteConversation(title))) void controller.conversations.forget(conversation);
              }}
            >
              {words.delete}
            </button>
          </li>
        </ul>
      </details>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}

function when(at: number): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date().toDateString();
  return moment.toLocaleString(dateLocale(), isToday ? { timeStyle: 'short' } : { dateStyle: 'medium' });
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
