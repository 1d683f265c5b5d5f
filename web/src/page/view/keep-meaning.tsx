import { useState } from 'preact/hooks';
import type { ReadingContent } from '../../client/index.js';
import { firstDefinable } from '../query/define.js';
import { words } from '../words/index.js';
import { useDoing } from './context.js';

/** Offers to keep what the reader said a word means; who may not is told so by the hub. */
export function KeepMeaning({ name, reading }: { name: string; reading: ReadingContent }) {
  const { controller } = useDoing();
  const [said, setSaid] = useState<string>();
  const definition = firstDefinable(reading);
  if (definition === undefined) return <p class="notice warn">{words.noDefinition(name)}</p>;
  const what = words.meaning(definition.column.replace(/^.*\./, ''), definition.values);
  const keep = (): void =>
    void controller.datasets.remember(name, definition).then(
      () => setSaid(words.remembered(name, what)),
      (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)),
    );
  return (
    <div class="notice" role="status">
      <p>{said ?? words.keepMeaning(name, what)}</p>
      {said === undefined && (
        <button type="button" onClick={keep}>
          {words.rememberThat}
        </button>
      )}
    </div>
  );
}
