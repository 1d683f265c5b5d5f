import { useEffect, useState } from 'preact/hooks';
import { movedPin } from '../../pins.js';
import type { Pin } from '../../pins.js';
import type { AppState } from '../../state/app.js';
import { words } from '../../words/index.js';
import { useDoing } from '../context.js';

/** Longer answers are shown to their first sentence. */
const longestAnswer = 160;

/** The reader's own tiles: answers asked again on the data as they are now. */
export function Pins({ state }: { state: AppState }) {
  const own = state.pins.filter((pin) => pin.dataset === state.dataset);
  const isReady = state.datasets.some((info) => info.id === state.dataset && info.status === 'ready');
  if (own.length === 0 || !isReady) return null;
  return (
    <section class="pins" aria-labelledby="pins-title">
      <h2 id="pins-title">{words.yourPins}</h2>
      <ul class="tiles">
        {own.map((pin, index) => (
          <PinTile key={pin.id} pin={pin} pins={state.pins} isFirst={index === 0} isLast={index === own.length - 1} />
        ))}
      </ul>
    </section>
  );
}

interface TileProps {
  readonly pin: Pin;
  readonly pins: readonly Pin[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function PinTile({ pin, pins, isFirst, isLast }: TileProps) {
  const { controller } = useDoing();
  const { answer, before } = useAnswer(pin);
  return (
    <li class="tile pin">
      <h3>
        <button type="button" onClick={() => void controller.runs.ask(pin.question, pin.query)}>
          {pin.question}
        </button>
      </h3>
      <p class="value text" aria-busy={answer === undefined}>
        {answer ?? '…'}
      </p>
      {answer !== undefined && before !== undefined && before !== answer && (
        <p class="change moved">{words.movedSince(before)}</p>
      )}
      <div class="doings">
        <button
          type="button"
          class="link"
          aria-label={words.moveEarlier(pin.question)}
          disabled={isFirst}
          onClick={() => void controller.pins.arrange(movedPin(pins, pin.id, -1))}
        >
          ←
        </button>
        <button
          type="button"
          class="link"
          aria-label={words.moveLater(pin.question)}
          disabled={isLast}
          onClick={() => void controller.pins.arrange(movedPin(pins, pin.id, 1))}
        >
          →
        </button>
        <button
          type="button"
          class="link"
          aria-label={words.remove(pin.question)}
          onClick={() => void controller.pins.unpin(pin)}
        >
          {words.unpin}
        </button>
      </div>
    </li>
  );
}

/** The pin's answer now, and what it was on the last visit. */
function useAnswer(pin: Pin): { answer: string | undefined; before: string | undefined } {
  const { controller } = useDoing();
  const [answer, setAnswer] = useState<string>();
  const [before] = useState(pin.seen);
  useEffect(() => {
    const leave = new AbortController();
    controller.pins.ask(pin, leave.signal).then(
      (finished) => {
        if (leave.signal.aborted || finished === undefined) return;
        const seen = shortened(finished.result.answer);
        setAnswer(seen);
        void controller.pins.saw(pin, seen);
      },
      () => {
        if (!leave.signal.aborted) setAnswer(before ?? '–');
      },
    );
    return () => leave.abort();
  }, [pin.id]);
  return { answer, before };
}

/** The headline of an answer without its marks. */
function shortened(answer: string): string {
  const first = answer.split(/\n\s*\n/)[0]!.replace(/[*_`#]/g, '');
  if (first.length <= longestAnswer) return first;
  return /^.{20,160}?[.!?](?=\s)/.exec(first)?.[0] ?? `${first.slice(0, longestAnswer)}…`;
}
