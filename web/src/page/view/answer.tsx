import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FigureSource, GroundedFigure } from '../../client/index.js';
import { renderAnswer } from '../format/markdown.js';
import type { AnswerText, Exchange } from '../state/exchange.js';

/** The answer as it streams; its figures lead to the cells they come from. */
export function Answer({ exchange, onFigure }: { exchange: Exchange; onFigure: (source: FigureSource) => void }) {
    if (exchange.texts.length === 0) return null;
    return (
        <div class="answer" aria-live="polite" aria-atomic="false">
            {exchange.texts.map((text) => (
                <AnswerPart
                    key={text.id}
                    text={text}
                    figures={exchange.grounding.find((grounding) => grounding.messageId === text.id)?.figures ?? none}
                    onFigure={onFigure}
                />
            ))}
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
        element.current?.replaceChildren(renderAnswer(text.text, figures));
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
