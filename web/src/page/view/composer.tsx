import type { RefObject } from 'preact';
import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'preact/hooks';
import type { Completion, Term } from '../ask/vocabulary.js';
import { complete, earlier, recognise, vocabulary } from '../ask/vocabulary.js';
import type { AppState } from '../state/app.js';
import { isOpen } from '../state/exchange.js';
import { words } from '../words/index.js';
import { useDoing } from './context.js';
import { Icon } from './icon.js';

/** Longer questions are refused by the hub; said here before they are sent. */
const longestQuestion = 4_000;
const mostCompletions = 7;
/** Of them, questions that were asked before. */
const mostQuestions = 2;

export interface ComposerHandle {
  /** Puts a question into the box. */
  readonly edit: (question: string) => void;
}

interface Props {
  readonly state: AppState;
  readonly handle: RefObject<ComposerHandle | null>;
  /** Whether the newest answer is out of sight. */
  readonly away: boolean;
  readonly onReturn: () => void;
}

/**
 * The question box. Enter asks, Shift+Enter breaks the line, Escape stops, arrow up brings the last question back; names of the
 * dataset are marked and completed.
 */
export function Composer({ state, handle, away, onReturn }: Props) {
  const { controller } = useDoing();
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(-1);
  const [closedFor, setClosedFor] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const running = state.exchanges.findLast(isOpen);
  const terms = useMemo(() => vocabulary(state.description, state.home), [state.description, state.home]);
  const before = useMemo(
    () => [
      ...state.pins.filter((pin) => pin.dataset === state.dataset).map((pin) => pin.question),
      ...state.conversations.flatMap(({ runs }) => runs.map((run) => run.question)),
    ],
    [state.pins, state.conversations, state.dataset],
  );
  const completions = useMemo(() => {
    if (text === '' || closedFor === text) return [];
    const names = complete(text.slice(0, caret), terms, mostCompletions);
    const questions = caret === text.length ? earlier(text, before, mostQuestions) : [];
    return [...questions, ...names].slice(0, mostCompletions);
  }, [text, caret, terms, before, closedFor]);
  const active = chosen < completions.length ? chosen : -1;

  useImperativeHandle(handle, () => ({
    edit: (question) => {
      write(question);
      box.current?.focus();
    },
  }));

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && controller.runs.stopNewest()) event.preventDefault();
      if (event.key === '/' && !isEditing(event.target)) {
        event.preventDefault();
        box.current?.focus();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [controller]);

  const write = (next: string, at = next.length): void => {
    setText(next);
    setCaret(at);
    setChosen(-1);
    setClosedFor(next);
    requestAnimationFrame(() => box.current?.setSelectionRange(at, at));
  };
  const send = (): void => {
    if (text.trim() === '') return;
    void controller.runs.ask(text);
    write('');
  };
  const accept = ({ term, replaces }: Completion): void => {
    const start = text.slice(0, caret - replaces) + term.text + (term.kind === 'question' ? '' : ' ');
    write(start + text.slice(caret).replace(/^ /, ''), start.length);
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && completions.length > 0) {
      event.preventDefault();
      setChosen(
        ((active < 0 && step < 0 ? completions.length : active) + step + completions.length) % completions.length,
      );
    } else if ((event.key === 'Enter' || event.key === 'Tab') && active >= 0) {
      event.preventDefault();
      accept(completions[active]!);
    } else if (event.key === 'Escape' && completions.length > 0) {
      event.preventDefault();
      setClosedFor(text);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && text === '') {
      const last = state.exchanges.at(-1)?.question;
      if (last) write(last);
    }
  };

  return (
    <form
      class="composer"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {away && (
        <button type="button" class="return" onClick={onReturn}>
          <Icon name="down" /> {words.jumpToNewest}
        </button>
      )}
      {completions.length > 0 && (
        <ul class="completions" id="completions" role="listbox" aria-label={words.completions}>
          {completions.map((completion, index) => (
            <li
              key={completion.term.text}
              id={`completion-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => {
                event.preventDefault();
                accept(completion);
              }}
            >
              <span>{completion.term.text}</span> <small>{kindWords(completion.term)}</small>
            </li>
          ))}
        </ul>
      )}
      <div class="box">
        <label class="hidden" for="question">
          {words.yourQuestion}
        </label>
        <div class="field">
          <div class="mirror" aria-hidden="true">
            {recognise(text, terms).map(({ text: part, term }, index) =>
              term === undefined ? (
                part
              ) : (
                <mark key={index} data-kind={term.kind}>
                  {part}
                </mark>
              ),
            )}
            {'\u200B'}
          </div>
          <textarea
            id="question"
            ref={box}
            rows={1}
            autofocus
            maxLength={longestQuestion}
            placeholder={words.placeholder}
            value={text}
            aria-autocomplete="list"
            aria-controls={completions.length > 0 ? 'completions' : undefined}
            aria-activedescendant={active >= 0 ? `completion-${active}` : undefined}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setCaret(event.currentTarget.selectionStart);
              setChosen(-1);
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onBlur={() => setClosedFor(text)}
            onKeyDown={onKeyDown}
          />
        </div>
        {running !== undefined && text.trim() === '' ? (
          <button
            type="button"
            class="stop"
            disabled={running.stopping}
            onClick={() => controller.runs.stop(running.key)}
          >
            {running.stopping ? words.stopping : words.stop}
          </button>
        ) : (
          <button type="submit" class="primary" disabled={text.trim() === ''}>
            {words.ask}
          </button>
        )}
      </div>
    </form>
  );
}

function kindWords(term: Term): string {
  switch (term.kind) {
    case 'value':
      return words.completionValue(term.column ?? '');
    case 'column':
      return words.completionColumn;
    case 'measure':
      return words.completionMeasure;
    case 'sheet':
      return words.completionSheet;
    case 'question':
      return words.completionRecent;
  }
}

function isEditing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
