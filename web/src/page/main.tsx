import './style/page.css';
import { render } from 'preact';
import { AgentClient } from '../client/index.js';
import { Controller } from './controller.js';
import { rememberedKey } from './memory.js';
import { createStore } from './store.js';
import { App } from './view/app.js';

const client = new AgentClient({
    // Relative to the page, so that a hub behind a path prefix works.
    url: new URL('hubs/agent', document.baseURI).href,
    accessToken: rememberedKey,
    reconnect: { retryFirst: false },
});
const store = createStore();
const controller = new Controller(client, store);

const root = document.getElementById('app');
if (root !== null) render(<App store={store} controller={controller} />, root);
void controller.start();
addEventListener('hashchange', () => controller.followAddress());
