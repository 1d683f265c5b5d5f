import { useState } from 'preact/hooks';
import { counted } from '../format/cells.js';
import type { Exchange } from '../state/exchange.js';
import { isOpen } from '../state/exchange.js';
import { locale, words } from '../words/index.js';
import { useDoing } from './context.js';
import { Work } from './work.js';

/** What can be done with an answer; how it came about, folded; who answered and how long it took. */
export function Footer({ exchange, isPinned }: { exchange: Exchange; isPinned: boolean }) {
  const { controller, store, readOnly } = useDoing();
  const [isCopied, setCopied] = useState(false);
  const { result, question, dataset } = exchange;
  if (isOpen(exchange)) return null;
  const unconfirmed = exchange.grounding.flatMap(({ figures }) => figures).filter((figure) => figure.source === null);
  const facts = result && [
    result.answeredBy === 'offline' ? words.answeredOffline : words.answeredBy(result.answeredBy),
    duration(result.timings.totalMs),
    result.usage && counted(result.usage.inputTokens + result.usage.outputTokens, words.tokens),
  ];
  const query = exchange.tables.find((table) => table.query !== undefined)?.query ?? exchange.query;
  const togglePin = (): void => {
    const pinned = store.state().pins.find((pin) => pin.question === question && pin.dataset === dataset);
    if (pinned !== undefined) void controller.pins.unpin(pinned);
    else void controller.pins.pin({ question, dataset: dataset!, ...(query === undefined ? {} : { query }) });
  };
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <footer class="facts">
      {unconfirmed.length > 0 && <p class="warn">{counted(unconfirmed.length, words.unconfirmedCount)}</p>}
      <Work exchange={exchange} />
      {result !== undefined && (
        <div class="doings">
          <span>{facts?.filter(Boolean).join(' · ')}</span>
          {!readOnly && question !== '' && dataset !== undefined && isPinnable(exchange) && (
            <button type="button" class="link" aria-pressed={isPinned} onClick={togglePin}>
              {isPinned ? words.unpin : words.pin}
            </button>
          )}
          <button type="button" class="link" onClick={() => void copy(`${question}\n\n${result.answer}`)}>
            {isCopied ? words.copied : words.copyAnswer}
          </button>
          {!readOnly && exchange.threadId !== undefined && (
            <>
              <button type="button" class="link" onClick={() => void copy(linkTo(exchange))}>
                {words.copyLink}
              </button>
              <button type="button" class="link" onClick={() => controller.show('share')}>
                {words.share}
              </button>
            </>
          )}
        </div>
      )}
    </footer>
  );
}

/** A decision about a call is no question that could be asked again. */
function isPinnable({ result, approval }: Exchange): boolean {
  return result?.outcome === 'answer' && approval === undefined;
}

function linkTo({ threadId, runId }: Exchange): string {
  return new URL(`#conversation=${encodeURIComponent(threadId!)}&run=${encodeURIComponent(runId!)}`, location.href)
    .href;
}

function duration(ms: number): string {
  const seconds = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return ms < 1000 ? `${Math.round(ms)} ms` : `${seconds.format(ms / 1000)} s`;
}
