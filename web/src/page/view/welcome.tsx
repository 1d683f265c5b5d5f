import { counted } from '../format/cells.js';
import type { AppState } from '../state/app.js';
import { Suggestions } from './suggestions.js';

/** What stands on the page before the first question. */
export function Welcome({ state }: { state: AppState }) {
    const dataset = state.datasets.find((info) => info.id === state.dataset);
    return (
        <section class="welcome">
            <h1>Ask your safety workbooks</h1>
            <p class="lead">
                Put a question in plain words. Every figure in the answer can be traced to the rows it comes from.
            </p>
            {dataset?.status === 'ready' && (
                <p class="about">
                    <strong>{dataset.title}</strong>{' '}
                    <span>
                        {dataset.sheets.length === 1
                            ? counted(dataset.sheets[0]?.rows ?? 0, 'row')
                            : `${counted(dataset.sheets.length, 'sheet')}, ${counted(
                                  dataset.sheets.reduce((sum, sheet) => sum + sheet.rows, 0),
                                  'row',
                              )}`}
                    </span>
                </p>
            )}
            {dataset?.status === 'loading' && (
                <p class="about" role="status">
                    Loading <strong>{dataset.title}</strong>… You can ask already: the answer waits for it.
                </p>
            )}
            {dataset?.status === 'failed' && (
                <p class="about problem" role="alert">
                    <strong>{dataset.title}</strong> cannot be read. {dataset.error}
                </p>
            )}
            <Suggestions questions={state.suggestions} label="Try one of these" />
        </section>
    );
}
