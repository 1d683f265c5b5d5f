import { useMemo } from 'preact/hooks';
import type { Highlight } from '../state/app.js';
import type { Exchange } from '../state/exchange.js';
import { isOpen } from '../state/exchange.js';
import { Answer } from './answer.js';
import { useDoing } from './context.js';
import { FailureView } from './failure.js';
import { Footer } from './footer.js';
import { Results } from './results.js';
import { Work } from './work.js';

interface Props {
    readonly exchange: Exchange;
    readonly highlight: Highlight | undefined;
    readonly newest: boolean;
}

/** A question and its answer. Drawn again only when its own state changes. */
export function ExchangeView({ exchange, highlight, newest }: Props) {
    return useMemo(
        () => <Drawn exchange={exchange} highlight={highlight} newest={newest} />,
        [exchange, highlight, newest],
    );
}

function Drawn({ exchange, highlight }: Props) {
    const { store } = useDoing();
    const open = isOpen(exchange);
    return (
        <article class="exchange" aria-busy={open} data-phase={exchange.phase}>
            <h2 class="question">{exchange.question || 'A question asked elsewhere'}</h2>
            {exchange.link === 'reconnecting' && (
                <p class="notice warn" role="status">
                    The connection was cut. Reconnecting…
                </p>
            )}
            <Work exchange={exchange} />
            <Answer
                exchange={exchange}
                onFigure={(source) =>
                    store.dispatch({
                        kind: 'highlight',
                        highlight: {
                            key: exchange.key,
                            tableId: source.tableId,
                            row: source.row,
                            column: source.column,
                        },
                    })
                }
            />
            <Results exchange={exchange} highlight={highlight} />
            {exchange.failure !== undefined && <FailureView exchange={exchange} failure={exchange.failure} />}
            <Footer exchange={exchange} />
        </article>
    );
}
