import type { AppState } from '../state/app.js';
import { useDoing } from './context.js';
import { Files } from './files.js';

/** Name, dataset picker and the way to a new conversation. */
export function Header({ state }: { state: AppState }) {
    const { controller } = useDoing();
    return (
        <header class="top">
            <a class="brand" href="./" aria-label="Agent Hub, start page">
                <svg viewBox="0 0 32 32" aria-hidden="true">
                    <rect width="32" height="32" rx="8" />
                    <path d="M8 21.5v-5M13.500 21.500v-10M19 21.500v-7M24.500 21.500v-12" />
                </svg>
                <span>Agent Hub</span>
            </a>
            <label class="picker">
                <span>Dataset</span>
                <select
                    value={state.dataset ?? ''}
                    disabled={state.datasets.length === 0}
                    onChange={(event) => void controller.choose(event.currentTarget.value)}
                >
                    {state.datasets.length === 0 && <option value="">No datasets yet</option>}
                    {state.datasets.map((dataset) => (
                        <option key={dataset.id} value={dataset.id} disabled={dataset.status === 'failed'}>
                            {dataset.title}
                            {dataset.status === 'loading'
                                ? ' (loading)'
                                : dataset.status === 'failed'
                                  ? ' (cannot be read)'
                                  : ''}
                        </option>
                    ))}
                </select>
            </label>
            <Files state={state} />
            {state.exchanges.length > 0 && (
                <button type="button" class="quiet" onClick={() => controller.clear()}>
                    New conversation
                </button>
            )}
        </header>
    );
}
