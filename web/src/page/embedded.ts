import { rememberKey } from './memory.js';
import type { Language } from './words/index.js';
import { languages } from './words/index.js';

/** How long the page around may take to say what it wants. */
const patienceMs = 2_000;

/** Properties that the page around may set. */
const variables = new Set(['accent', 'page', 'card', 'text', 'soft', 'line', 'font']);

interface Settings {
  readonly type: 'agent-hub:settings';
  readonly token: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** What a page asks for that shows the hub in its `<agent-hub>` element. */
export interface Embedding {
  readonly dataset?: string;
  readonly language?: Language;
}

/**
 * Takes the settings of the page around; undefined where the hub's page stands alone. Which pages may show it is the server's
 * matter (frame-ancestors); only the page around is listened to.
 */
export async function embedding(onToken: () => void): Promise<Embedding | undefined> {
  const asked = new URLSearchParams(location.search);
  if (asked.get('embed') === null || parent === window) return undefined;
  const root = document.documentElement;
  root.dataset['embedded'] = '';
  const theme = asked.get('theme');
  if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
  await settled(onToken);
  const language = asked.get('lang');
  return {
    ...(asked.get('dataset') === null ? {} : { dataset: asked.get('dataset')! }),
    ...(language !== null && language in languages ? { language: language as Language } : {}),
  };
}

/** Waits for the first settings; later ones are applied as they come. */
function settled(onToken: () => void): Promise<void> {
  return new Promise((resolve) => {
    let isFirst = true;
    addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.source !== parent || !isSettings(event.data)) return;
      apply(event.data);
      if (isFirst) resolve();
      else onToken();
      isFirst = false;
    });
    parent.postMessage({ type: 'agent-hub:ready' }, '*');
    setTimeout(resolve, patienceMs);
  });
}

function isSettings(data: unknown): data is Settings {
  return (data as { type?: string } | null)?.type === 'agent-hub:settings';
}

function apply({ token, variables: given }: Settings): void {
  if (token !== '') rememberKey(token);
  for (const [name, value] of Object.entries(given))
    // Colours and names of fonts: nothing that loads.
    if (variables.has(name) && /^[\w\s#%.,()'"/-]{1,120}$/.test(value) && !/url/i.test(value))
      document.documentElement.style.setProperty(`--${name}`, value);
}
