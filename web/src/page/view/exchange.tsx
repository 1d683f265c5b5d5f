import { useMemo } from 'preact/hooks';
import type { DatasetDescription } from '../../client/index.js';
import type { Highlight } from '../state/app.js';
import type { Exchange } from '../state/exchange.js';
import { isOpen } from '../state/exchange.js';
import { words } from '../words/index.js';
import { Answer } from './answer.js';
import { Approval } from './approval.js';
import { useDoing } from './context.js';
import { FailureView } from './failure.js';
import { Footer } from './footer.js';
import { KeepMeaning } from './keep-meaning.js';
import { Offered } from './offered.js';
import { Reading } from './reading.js';
import { Results } from './results.js';
import { Suggestions } from './suggestions.js';
import { Work } from './work.js';

interface Props {
  readonly exchange: Exchange;
  readonly highlight: Highlight | undefined;
  readonly description: DatasetDescription | undefined;
  readonly isPinned: boolean;
  readonly newest: boolean;
  /** Puts the question into the box, to be changed and asked again. */
  readonly onEdit: (question: string) => void;
}

/** A question and its answer. Drawn again only when its own state changes. */
export function ExchangeView(props: Props) {
  const { exchange, highlight, description, isPinned, newest } = props;
  return useMemo(() => <Drawn {...props} />, [exchange, highlight, description, isPinned, newest]);
}

function Drawn({ exchange, highlight, description, isPinned, newest, onEdit }: Props) {
  const { store, readOnly } = useDoing();
  const open = isOpen(exchange);
  const readings = exchange.result?.readings ?? [];
  const isAskedBack = exchange.result?.outcome === 'clarify';
  const next = exchange.result?.suggestions ?? [];
  return (
    <article
      class="exchange"
      aria-busy={open}
      data-phase={exchange.phase}
      data-key={exchange.key}
      data-outcome={exchange.result?.outcome}
    >
      <div class="asked">
        <h2 class="question">{exchange.question || words.askedElsewhere}</h2>
        {!open && !readOnly && exchange.question !== '' && exchange.approval === undefined && (
          <button type="button" class="link edit" onClick={() => onEdit(exchange.question)}>
            {words.editAndAsk}
          </button>
        )}
      </div>
      {exchange.link === 'reconnecting' && (
        <p class="notice warn" role="status">
          {words.reconnecting}
        </p>
      )}
      {exchange.reading !== undefined && <Reading reading={exchange.reading} question={exchange.question} />}
      {exchange.defines !== undefined && exchange.reading !== undefined && !isAskedBack && !readOnly && (
        <KeepMeaning name={exchange.defines} reading={exchange.reading} />
      )}
      {open && <Work exchange={exchange} />}
      <Answer
        exchange={exchange}
        onFigure={({ tableId, row, column }) =>
          store.dispatch({ kind: 'highlight', highlight: { key: exchange.key, tableId, row, column } })
        }
      />
      {isAskedBack && <Offered readings={readings} label={words.whichDidYouMean} isAsked defines={exchange.defines} />}
      {exchange.result?.approvals?.map((call) => (
        <Approval key={call.id} call={call} waits={newest} />
      ))}
      <Results exchange={exchange} highlight={highlight} description={description} />
      {!isAskedBack && <Offered readings={readings} label={words.otherMeanings} defines={exchange.defines} />}
      {exchange.failure !== undefined && <FailureView exchange={exchange} failure={exchange.failure} />}
      <Footer exchange={exchange} isPinned={isPinned} />
      {newest && !open && !readOnly && !(isAskedBack && readings.length > 0) && (
        <Suggestions questions={next} followUps={exchange.result?.followUps ?? []} label={words.askNext} />
      )}
    </article>
  );
}
