import { useState } from 'preact/hooks';
import { rememberKey } from '../memory.js';
import type { AppState } from '../state/app.js';
import { words } from '../words/index.js';
import { useDoing } from './context.js';

/** Says that the hub is away, or asks for its key. */
export function HubNotice({ state: { hub, keyRefused } }: { state: AppState }) {
  const { controller } = useDoing();
  if (hub === 'denied') return <KeyForm refused={keyRefused ?? false} />;
  if (hub !== 'unreachable') return null;
  return (
    <div class="notice warn" role="alert">
      <p>{words.hubUnreachable}</p>
      <button type="button" onClick={() => void controller.datasets.load()}>
        {words.tryAgain}
      </button>
    </div>
  );
}

function KeyForm({ refused }: { refused: boolean }) {
  const { controller } = useDoing();
  const [key, setKey] = useState('');
  return (
    <form
      class="notice"
      onSubmit={(event) => {
        event.preventDefault();
        rememberKey(key.trim());
        void controller.datasets.load();
      }}
    >
      <label for="hub-key">{words.keyLabel}</label>
      <div class="row">
        <input
          id="hub-key"
          type="password"
          autocomplete="current-password"
          required
          aria-invalid={refused}
          aria-describedby={refused ? 'hub-key-wrong' : undefined}
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <button type="submit" class="primary">
          {words.continue}
        </button>
      </div>
      {refused && (
        <p id="hub-key-wrong" class="wrong" role="alert">
          {words.keyWrong}
        </p>
      )}
    </form>
  );
}
