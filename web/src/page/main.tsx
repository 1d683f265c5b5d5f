import './style/page.css';
import { render } from 'preact';
import { AgentClient } from '../client/index.js';
import { Controller } from './controller.js';
import { embedding } from './embedded.js';
import { rememberedKey, rememberedLanguage } from './memory.js';
import { createStore } from './store.js';
import { App } from './view/app.js';

const client = new AgentClient({
  // Relative to the page, so that a hub behind a path prefix works.
  url: new URL('hubs/agent', document.baseURI).href,
  accessToken: rememberedKey,
  compact: true,
  reconnect: { retryFirst: false },
});
const store = createStore();
const controller = new Controller(client, store);

const root = document.getElementById('app');
const embedded = await embedding(() => void controller.datasets.load());
const language = embedded?.language ?? rememberedLanguage();
// Another language comes with its texts; until then nothing is shown in the wrong one.
if (language !== 'en') await controller.speak(language);
if (embedded?.dataset !== undefined) store.dispatch({ kind: 'choose', dataset: embedded.dataset });
if (root !== null) render(<App store={store} controller={controller} />, root);
void controller.start();
addEventListener('hashchange', () => controller.followAddress());
