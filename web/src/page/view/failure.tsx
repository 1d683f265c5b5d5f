import { failureWords } from '../format/failures.js';
import type { Exchange, Failure } from '../state/exchange.js';
import { words } from '../words/index.js';
import { useDoing } from './context.js';

/** Why there is no (whole) answer, in plain words, and the way to try again. */
export function FailureView({ exchange, failure }: { exchange: Exchange; failure: Failure }) {
  const { controller, readOnly } = useDoing();
  const said = failureWords(failure, exchange.texts.length > 0);
  return (
    <div class={said.calm ? 'notice' : 'notice problem'} role={said.calm ? 'status' : 'alert'} data-code={failure.code}>
      <p>
        <strong>{said.title}.</strong> {said.calm || failure.message === said.title ? '' : failure.message}{' '}
        {said.advice}
      </p>
      {said.retry && !readOnly && exchange.question !== '' && exchange.approval === undefined && (
        <button type="button" onClick={() => void controller.runs.ask(exchange.question, exchange.query)}>
          {words.askAgain}
        </button>
      )}
    </div>
  );
}
