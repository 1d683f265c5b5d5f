import { afterEach, expect, it, vi } from 'vitest';
import type { AgentClient } from '../../src/client/index.js';
import { Datasets } from '../../src/page/control/datasets.js';
import type { Pins } from '../../src/page/control/pins.js';
import type { Store } from '../../src/page/store.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('asks again what may be done with files where the hub was too busy to say', async () => {
  vi.useFakeTimers();
  const rights = { upload: true, delete: true, maxBytes: 1, admin: true, describe: true };
  const answers = [new Response('{"title":"Busy"}', { status: 503 }), Response.json(rights)];
  vi.stubGlobal('document', { baseURI: 'http://127.0.0.1/' });
  vi.stubGlobal('fetch', () => Promise.resolve(answers.shift()));
  let state: Record<string, unknown> = { datasets: [] };
  const store = {
    state: () => state,
    dispatch: (action: Record<string, unknown>) => {
      state = { ...state, ...action };
    },
  } as unknown as Store;
  const client = { datasets: () => Promise.resolve([]) } as unknown as AgentClient;
  const pins = { load: () => Promise.resolve() } as unknown as Pins;

  await new Datasets(client, store, pins).load();
  expect(state['rights']).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1_000);

  expect(state['rights']).toEqual(rights);
});
