import { useState } from 'preact/hooks';
import type { Definition } from '../sidecars.js';
import { words } from '../words/index.js';
import { useDoing } from './context.js';

interface Props {
  readonly definition: Definition;
  /** Told what became of it, in a sentence. */
  readonly onDone: (said: string) => void;
}

/** Gives a choice of values a name, to be used in questions from then on. */
export function Remember({ definition, onDone }: Props) {
  const { controller } = useDoing();
  const [name, setName] = useState('');
  const what = words.meaning(definition.column.replace(/^.*\./, ''), definition.values);
  return (
    <form
      class="remember"
      onSubmit={(event) => {
        event.preventDefault();
        controller.datasets.remember(name.trim(), definition).then(
          () => onDone(words.remembered(name.trim(), what)),
          (error: unknown) => onDone(error instanceof Error ? error.message : String(error)),
        );
      }}
    >
      <label>
        {words.rememberAs(what)}
        <input
          required
          maxLength={60}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Arrows move in the text here, not in the menu.
            if (event.key !== 'Escape') event.stopPropagation();
          }}
        />
      </label>
      <button type="submit">{words.rememberThat}</button>
    </form>
  );
}
