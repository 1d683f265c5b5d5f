import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Controller } from '../controller.js';
import type { Exchange } from '../state/exchange.js';
import type { Store } from '../store.js';
import { words } from '../words/index.js';
import { Composer } from './composer.js';
import type { ComposerHandle } from './composer.js';
import { DoingContext } from './context.js';
import { ExchangeView } from './exchange.js';
import { DropZone, UploadNotice } from './files.js';
import { useFollow } from './follow.js';
import { Gone } from './gone.js';
import { Header, SharedHeader } from './header.js';
import { Home } from './home.js';
import { HubNotice } from './hub-notice.js';
import { Panels } from './panel/panels.js';
import { TableView } from './table/table.js';

/** What somebody shared is read from its top; nothing comes that could be followed. */
const none: readonly Exchange[] = [];

/** The whole page as a function of its state. */
export function App({ store, controller }: { store: Store; controller: Controller }) {
  const [state, setState] = useState(store.state);
  useEffect(() => {
    setState(store.state());
    return store.subscribe(() => setState(store.state()));
  }, [store]);
  const readOnly = state.shared !== undefined;
  // Most answers hold a table; charts come when there is one, so that a slow line is free for the first question.
  useEffect(() => whenIdle(() => void TableView.preload()), []);
  const doing = useMemo(() => ({ store, controller, readOnly }), [store, controller, readOnly]);
  const composer = useRef<ComposerHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const follow = useFollow(list, readOnly ? none : state.exchanges);
  const edit = useRef((question: string) => composer.current?.edit(question)).current;
  const last = state.exchanges.at(-1);
  return (
    <DoingContext.Provider value={doing}>
      {/* A language is another page: nothing drawn in the one before stays. */}
      <div class="frame" key={state.language} data-panel={state.panel}>
        {!readOnly && (
          <a class="skip" href="#question">
            {words.skipToQuestion}
          </a>
        )}
        {readOnly ? <SharedHeader /> : <Header state={state} />}
        <Panels state={state} />
        <main>
          {(last !== undefined || state.gone !== undefined) && <h1 class="hidden">{words.questionsAndAnswers}</h1>}
          <HubNotice state={state} />
          <UploadNotice state={state} />
          {state.shared === 'open' && <p class="notice">{words.sharedWithYou}</p>}
          {state.shared === 'gone' && (
            <p class="notice warn" role="alert">
              {words.sharedGone}
            </p>
          )}
          {state.gone !== undefined && <Gone conversation={state.gone} />}
          {last === undefined && state.gone === undefined && !readOnly && <Home state={state} />}
          <div ref={list} class="exchanges" role="log" aria-label={words.questionsAndAnswers}>
            {state.exchanges.map((exchange) => (
              <ExchangeView
                key={exchange.key}
                exchange={exchange}
                highlight={state.highlight?.key === exchange.key ? state.highlight : undefined}
                description={state.description}
                isPinned={state.pins.some(
                  (pin) => pin.question === exchange.question && pin.dataset === exchange.dataset,
                )}
                newest={exchange === last}
                onEdit={edit}
              />
            ))}
          </div>
        </main>
        {!readOnly && <Composer state={state} handle={composer} away={follow.isAway} onReturn={follow.back} />}
        {!readOnly && <DropZone state={state} />}
      </div>
    </DoingContext.Provider>
  );
}

/** Runs something when the page has nothing else to do; Safari has no such callback. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 1_000);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 4_000 });
  return () => cancelIdleCallback(handle);
}
