import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Query, QueryChip, ReadingContent } from '../../client/index.js';
import { definable } from '../query/define.js';
import type { Definition } from '../sidecars.js';
import { words } from '../words/index.js';
import { useDoing } from './context.js';
import { Remember } from './remember.js';

/** What was understood, part by part; each part can be changed to another of its meanings, which is run at once. */
export function Reading({ reading, question }: { reading: ReadingContent; question: string }) {
  const { controller, store, readOnly } = useDoing();
  const [said, setSaid] = useState<string>();
  const mayDescribe = !readOnly && store.state().rights?.describe === true;
  const doubt = words.certainty[reading.certainty];
  const ask = (label: string, query: Query): void => void controller.runs.ask(`${question} (${label})`, query);
  if (reading.chips.length === 0 && reading.unused.length === 0) return null;
  return (
    <div class="reading" role="group" aria-label={words.understoodAs} data-certainty={reading.certainty}>
      {doubt && <span class="doubt">{doubt}</span>}
      {reading.chips.map((chip) => (
        <Chip
          key={chip.id}
          chip={chip}
          isFixed={readOnly}
          definition={mayDescribe ? definable(reading.query, chip) : undefined}
          onChoose={ask}
          onRemembered={setSaid}
        />
      ))}
      {said !== undefined && (
        <p class="said" role="status">
          {said}
        </p>
      )}
      {reading.unused.length > 0 && (
        <span class="unused">{words.unusedWords(reading.unused.map((word) => `“${word}”`).join(', '))}</span>
      )}
    </div>
  );
}

interface ChipProps {
  readonly chip: QueryChip;
  readonly isFixed: boolean;
  /** What a word for it would stand for; absent where it is no choice of values, or may not be kept. */
  readonly definition: Definition | undefined;
  readonly onChoose: (label: string, query: Query) => void;
  readonly onRemembered: (said: string) => void;
}

function Chip({ chip, isFixed, definition, onChoose, onRemembered }: ChipProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // Before anything is painted: a focus that came later would be taken from whoever is typing into the menu already.
  useLayoutEffect(() => {
    if (!isOpen) return;
    box.current?.querySelector<HTMLElement>('li button')?.focus();
    const leave = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', leave);
    addEventListener('focusin', leave);
    return () => {
      removeEventListener('pointerdown', leave);
      removeEventListener('focusin', leave);
    };
  }, [isOpen]);
  const kind = words.chipKinds[chip.kind] ?? chip.kind;
  const options = [
    ...chip.alternatives,
    ...(chip.without === undefined ? [] : [{ label: words.withoutChip, query: chip.without }]),
  ];
  if (isFixed || (options.length === 0 && definition === undefined))
    return (
      <span class="chip" data-kind={chip.kind}>
        <span class="kind">{kind}</span> {chip.label}
      </span>
    );
  return (
    <span
      ref={box}
      class="chip-box"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) {
          event.stopPropagation();
          setOpen(false);
          button.current?.focus();
        }
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step === undefined || !isOpen) return;
        event.preventDefault();
        const buttons = [...box.current!.querySelectorAll<HTMLElement>('li button')];
        const at = buttons.indexOf(document.activeElement as HTMLElement);
        buttons[(at + step + buttons.length) % buttons.length]?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class="chip"
        data-kind={chip.kind}
        aria-expanded={isOpen}
        aria-label={words.changeChip(kind, chip.label)}
        onClick={() => setOpen(!isOpen)}
      >
        <span class="kind">{kind}</span> {chip.label}
      </button>
      {isOpen && (
        <ul class="menu">
          {options.map(({ label, query }) => (
            <li key={label}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false);
                  onChoose(label === words.withoutChip ? `− ${chip.label}` : label, query);
                }}
              >
                {label}
              </button>
            </li>
          ))}
          {definition !== undefined && (
            <li>
              <Remember
                definition={definition}
                onDone={(said) => {
                  setOpen(false);
                  onRemembered(said);
                }}
              />
            </li>
          )}
        </ul>
      )}
    </span>
  );
}
