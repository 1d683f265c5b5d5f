import { useEffect, useState } from 'preact/hooks';
import { prettyJson, toolWords } from '../format/tools.js';
import type { CallItem, Exchange, WorkItem } from '../state/exchange.js';
import { isOpen } from '../state/exchange.js';
import { words } from '../words/index.js';

/** What the hub does: one line of progress, and every step, thought and tool call behind it. */
export function Work({ exchange }: { exchange: Exchange }) {
  const open = isOpen(exchange);
  const [shown, setShown] = useState(false);
  const streaming = exchange.texts.some((text) => text.text !== '');
  if (exchange.work.length === 0)
    return open && !streaming ? (
      <p class="progress" role="status">
        <Spinner /> {words.starting}
      </p>
    ) : null;
  return (
    <details class="work" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        {open ? <Spinner /> : <span class="tick" aria-hidden="true" />}
        <span role="status">{open ? current(exchange) : words.howAnswered}</span>
      </summary>
      {shown && (
        <ol>
          {exchange.work.map((item, index) => (
            <li key={index} data-kind={item.kind}>
              <Item item={item} />
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

function Item({ item }: { item: WorkItem }) {
  switch (item.kind) {
    case 'step':
      return <span>{item.name}</span>;
    case 'thinking':
      return (
        <details open={!item.done}>
          <summary>{words.thinking}</summary>
          <p class="thinking">{item.text}</p>
        </details>
      );
    case 'call':
      return <Call call={item} />;
  }
}

function Call({ call }: { call: CallItem }) {
  return (
    <details class="call">
      <summary>
        {toolWords(call.tool)} <code>{call.tool}</code>
        {!call.done && <Spinner />}
      </summary>
      <h4>{words.arguments}</h4>
      <pre tabIndex={0}>{prettyJson(call.args)}</pre>
      {call.result !== undefined && (
        <>
          <h4>{words.result}</h4>
          <pre tabIndex={0}>{prettyJson(call.result)}</pre>
        </>
      )}
    </details>
  );
}

function current(exchange: Exchange): string {
  if (exchange.stopping) return words.stoppingWork;
  const item = exchange.work.findLast((work) => !work.done) ?? exchange.work.at(-1);
  if (item === undefined || item.done) return words.writing;
  if (item.kind === 'thinking') return words.thinkingNow;
  return item.kind === 'call' ? `${toolWords(item.tool)}…` : `${item.name}…`;
}

/** Turns only after a moment, so that quick answers do not flicker. */
function Spinner() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return <span class={late ? 'spinner' : 'spinner waiting'} aria-hidden="true" />;
}
