import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Controller } from '../controller.js';
import type { Store } from '../store.js';
import { Composer } from './composer.js';
import { DoingContext } from './context.js';
import { ExchangeView } from './exchange.js';
import { DropZone, UploadNotice } from './files.js';
import { Header } from './header.js';
import { HubNotice } from './hub-notice.js';
import { Suggestions } from './suggestions.js';
import { Welcome } from './welcome.js';

/** The whole page as a function of its state. */
export function App({ store, controller }: { store: Store; controller: Controller }) {
    const [state, setState] = useState(store.state);
    useEffect(() => {
        setState(store.state());
        return store.subscribe(() => setState(store.state()));
    }, [store]);
    const doing = useMemo(() => ({ store, controller }), [store, controller]);
    const last = state.exchanges.at(-1);
    return (
        <DoingContext.Provider value={doing}>
            <Header state={state} />
            <main>
                <HubNotice hub={state.hub} />
                <UploadNotice state={state} />
                {last === undefined && <Welcome state={state} />}
                <div class="exchanges" role="log" aria-label="Questions and answers">
                    {state.exchanges.map((exchange) => (
                        <ExchangeView
                            key={exchange.key}
                            exchange={exchange}
                            highlight={state.highlight?.key === exchange.key ? state.highlight : undefined}
                            newest={exchange === last}
                        />
                    ))}
                </div>
                {last?.phase === 'finished' && (last.result?.suggestions.length ?? 0) > 0 && (
                    <Suggestions questions={last.result?.suggestions ?? []} label="Ask next" />
                )}
            </main>
            <Composer exchanges={state.exchanges} />
            <DropZone state={state} />
        </DoingContext.Provider>
    );
}
