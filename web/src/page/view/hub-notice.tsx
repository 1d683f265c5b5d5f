import { useState } from 'preact/hooks';
import { rememberKey } from '../memory.js';
import type { AppState } from '../state/app.js';
import { useDoing } from './context.js';

/** Says that the hub is away, or asks for its key. */
export function HubNotice({ hub }: { hub: AppState['hub'] }) {
    const { controller } = useDoing();
    if (hub === 'denied') return <KeyForm />;
    if (hub !== 'unreachable') return null;
    return (
        <div class="notice warn" role="alert">
            <p>The hub cannot be reached. Check that it is running.</p>
            <button type="button" onClick={() => void controller.loadDatasets()}>
                Try again
            </button>
        </div>
    );
}

function KeyForm() {
    const { controller } = useDoing();
    const [key, setKey] = useState('');
    return (
        <form
            class="notice"
            onSubmit={(event) => {
                event.preventDefault();
                rememberKey(key.trim());
                void controller.loadDatasets();
            }}
        >
            <label for="hub-key">This hub wants a key. It is kept for this tab only.</label>
            <div class="row">
                <input
                    id="hub-key"
                    type="password"
                    autocomplete="current-password"
                    required
                    value={key}
                    onInput={(event) => setKey(event.currentTarget.value)}
                />
                <button type="submit" class="primary">
                    Continue
                </button>
            </div>
        </form>
    );
}
