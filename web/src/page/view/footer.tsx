import { counted } from '../format/cells.js';
import type { Exchange } from '../state/exchange.js';

/** Who answered and how long it took. */
export function Footer({ exchange }: { exchange: Exchange }) {
    const { result } = exchange;
    if (result === undefined) return null;
    const unconfirmed = exchange.grounding.flatMap(({ figures }) => figures).filter((figure) => figure.source === null);
    const facts = [
        result.answeredBy === 'offline' ? 'Answered without a model' : `Answered by ${result.answeredBy}`,
        duration(result.timings.totalMs),
        result.usage && counted(result.usage.inputTokens + result.usage.outputTokens, 'token'),
    ].filter(Boolean);
    return (
        <footer class="facts">
            {unconfirmed.length > 0 && (
                <p class="warn">
                    {counted(unconfirmed.length, 'figure')} in this answer {unconfirmed.length === 1 ? 'was' : 'were'}{' '}
                    not found in any result: check before use.
                </p>
            )}
            <p>{facts.join(' · ')}</p>
        </footer>
    );
}

function duration(ms: number): string {
    return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
