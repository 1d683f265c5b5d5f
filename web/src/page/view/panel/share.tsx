import { useEffect, useState } from 'preact/hooks';
import type { ShareLink } from '../../../client/index.js';
import { formatMoment } from '../../format/cells.js';
import type { AppState } from '../../state/app.js';
import { words } from '../../words/index.js';
import { useDoing } from '../context.js';

/** How long a link may let in, hours. */
const spans = [24, 168, 720, 2_160] as const;

/** Makes links that let others read this conversation, shows those that still do, and withdraws them. */
export function Share({ state }: { state: AppState }) {
  const { controller } = useDoing();
  const [hours, setHours] = useState<number>(168);
  const [links, setLinks] = useState<readonly ShareLink[]>([]);
  const [made, setMade] = useState<string>();
  const [isCopied, setCopied] = useState(false);
  const [problem, setProblem] = useState<string>();
  const exchange = state.exchanges.findLast(({ threadId }) => threadId !== undefined);
  const load = (): void =>
    void controller.conversations.shareLinks().then(setLinks, (error: unknown) => setProblem(String(error)));
  useEffect(load, []);
  const make = async (): Promise<void> => {
    const link = await controller.conversations.share(exchange!.threadId!, hours, exchange!.question.slice(0, 100));
    if (link?.token === undefined) return setProblem(words.conversationGone);
    setMade(new URL(`#shared=${encodeURIComponent(link.token)}`, document.baseURI).href);
    setCopied(false);
    load();
  };
  return (
    <>
      <p class="soft">{words.shareLead}</p>
      {exchange === undefined ? (
        <p class="soft">{words.noConversations}</p>
      ) : (
        <form
          class="share"
          onSubmit={(event) => {
            event.preventDefault();
            make().catch((error: unknown) => setProblem(String(error)));
          }}
        >
          <label>
            {words.shareFor}{' '}
            <select value={hours} onChange={(event) => setHours(Number(event.currentTarget.value))}>
              {spans.map((span) => (
                <option key={span} value={span}>
                  {words.shareSpans[span]}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" class="primary">
            {words.makeLink}
          </button>
        </form>
      )}
      {made !== undefined && (
        <div class="notice" role="status">
          <label class="made">
            {words.linkMade}
            <input readOnly value={made} onFocus={(event) => event.currentTarget.select()} />
          </label>
          <button type="button" onClick={() => void navigator.clipboard.writeText(made).then(() => setCopied(true))}>
            {isCopied ? words.copied : words.copy}
          </button>
        </div>
      )}
      {problem !== undefined && (
        <p class="notice problem" role="alert">
          {problem}
        </p>
      )}
      {links.length > 0 && (
        <section>
          <h3>{words.activeLinks}</h3>
          <ul class="links">
            {links.map((link) => (
              <li key={link.shareId}>
                <span>
                  {link.name || link.threadId}
                  <br />
                  <small>{words.endsAt(formatMoment(link.expiresAt))}</small>
                </span>
                <button
                  type="button"
                  aria-label={words.withdrawLink(link.name || link.threadId)}
                  onClick={() => void controller.conversations.withdraw(link.shareId).then(load)}
                >
                  {words.withdraw}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
