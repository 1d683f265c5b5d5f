import type { AppState } from '../state/app.js';
import type { Language } from '../words/index.js';
import { languages, words } from '../words/index.js';
import { useDoing } from './context.js';
import { Files } from './files.js';
import { Icon } from './icon.js';

/** Name, dataset, and the ways to conversations, the data's profile and the administration. */
export function Header({ state }: { state: AppState }) {
  const { controller } = useDoing();
  const toggle = (panel: NonNullable<AppState['panel']>): void =>
    controller.show(state.panel === panel ? undefined : panel);
  return (
    <header class="top">
      <button
        type="button"
        class="icon"
        aria-label={words.conversations}
        title={words.conversations}
        aria-expanded={state.panel === 'conversations'}
        onClick={() => toggle('conversations')}
      >
        <Icon name="menu" />
      </button>
      <Brand />
      <label class="picker">
        <span aria-hidden="true">{words.dataset}</span>
        <select
          aria-label={words.dataset}
          value={state.dataset ?? ''}
          disabled={state.datasets.length === 0}
          onChange={(event) => void controller.datasets.choose(event.currentTarget.value)}
        >
          {state.dataset === undefined && <option value="">{words.noDatasets}</option>}
          {state.datasets.map((dataset) => (
            <option key={dataset.id} value={dataset.id} disabled={dataset.status === 'failed'}>
              {dataset.title}
              {dataset.status === 'loading' && words.loadingSuffix}
              {dataset.status === 'failed' && words.failedSuffix}
            </option>
          ))}
        </select>
      </label>
      {state.datasets.length > 0 && (
        <button
          type="button"
          class="icon"
          aria-label={words.aboutData}
          title={words.aboutData}
          aria-expanded={state.panel === 'dataset'}
          onClick={() => toggle('dataset')}
        >
          <Icon name="table" />
        </button>
      )}
      <Files state={state} />
      {state.exchanges.length > 0 && (
        <button
          type="button"
          class="quiet new"
          aria-label={words.newConversation}
          onClick={() => controller.runs.clear()}
        >
          <Icon name="new" /> <span>{words.newConversation}</span>
        </button>
      )}
      <select
        class="language"
        aria-label={words.languageChoice}
        value={state.language}
        onChange={(event) => void controller.speak(event.currentTarget.value as Language)}
      >
        {Object.entries(languages).map(([code, name]) => (
          <option key={code} value={code} lang={code} title={name}>
            {code.toUpperCase()}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="icon"
        aria-label={words.administration}
        title={words.administration}
        aria-expanded={state.panel === 'admin'}
        onClick={() => toggle('admin')}
      >
        <Icon name="settings" />
      </button>
    </header>
  );
}

/** Above a conversation that somebody shared: nothing but the name. */
export function SharedHeader() {
  return (
    <header class="top">
      <Brand />
    </header>
  );
}

function Brand() {
  return (
    <a class="brand" href="./" aria-label={words.startPage}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" />
        <path d="M8 21.5v-5M13.500 21.500v-10M19 21.500v-7M24.500 21.500v-12" />
      </svg>
      <span>Agent Hub</span>
    </a>
  );
}
