import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FigureSource, GroundedFigure } from '../../client/index.js';
import { renderAnswer } from '../format/markdown.js';
import { morph } from '../format/morph.js';
import type { AnswerText, Exchange } from '../state/exchange.js';
import { words } from '../words/index.js';

/** The answer as it streams; its figures lead to the cells they come from. A cut answer says so and keeps its text. */
export function Answer({ exchange, onFigure }: { exchange: Exchange; onFigure: (source: FigureSource) => void }) {
  if (exchange.texts.length === 0) return null;
  const isCut = exchange.phase === 'failed';
  return (
    <div class={isCut ? 'answer cut' : 'answer'}>
      <div aria-live="polite" aria-atomic="false">
        {exchange.texts.map((text) => (
          <AnswerPart
            key={text.id}
            text={text}
            figures={exchange.grounding.find((grounding) => grounding.messageId === text.id)?.figures ?? none}
            onFigure={onFigure}
          />
        ))}
      </div>
      {isCut && <p class="cut-note">{words.incomplete}</p>}
    </div>
  );
}

const none: readonly GroundedFigure[] = [];

interface PartProps {
  readonly text: AnswerText;
  readonly figures: readonly GroundedFigure[];
  readonly onFigure: (source: FigureSource) => void;
}

function AnswerPart({ text, figures, onFigure }: PartProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (element.current !== null) morph(element.current, renderAnswer(text.text, figures));
  }, [text.text, figures]);
  return (
    <div
      ref={element}
      class={text.done ? 'markdown' : 'markdown streaming'}
      onClick={(event) => {
        const index = (event.target as HTMLElement).closest<HTMLElement>('[data-figure]')?.dataset['figure'];
        const source = index === undefined ? undefined : figures[Number(index)]?.source;
        if (source) onFigure(source);
      }}
    />
  );
}
