import { failureWords } from '../format/failures.js';
import type { Exchange, Failure } from '../state/exchange.js';
import { useDoing } from './context.js';

/** Why there is no (whole) answer, in plain words, and the way to try again. */
export function FailureView({ exchange, failure }: { exchange: Exchange; failure: Failure }) {
    const { controller } = useDoing();
    const words = failureWords(failure);
    return (
        <div
            class={words.calm ? 'notice' : 'notice problem'}
            role={words.calm ? 'status' : 'alert'}
            data-code={failure.code}
        >
            <p>
                <strong>{words.title}.</strong> {words.calm || failure.message === words.title ? '' : failure.message}{' '}
                {words.advice}
            </p>
            {words.retry && exchange.question !== '' && (
                <button type="button" onClick={() => controller.ask(exchange.question)}>
                    Ask again
                </button>
            )}
        </div>
    );
}
