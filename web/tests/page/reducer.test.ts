import { expect, it } from 'vitest';
import type { AgentEvent } from '../../src/client/index.js';
import type { Exchange } from '../../src/page/state/exchange.js';
import { newExchange } from '../../src/page/state/exchange.js';
import { reduceEvent } from '../../src/page/state/reduce-event.js';
import { initialState, reduce } from '../../src/page/state/app.js';
import { fixture } from '../support/fixtures.js';

const asked = { key: 'k', question: 'How many incidents?', askedAt: 0 };
const after = (events: readonly unknown[], start: Exchange = newExchange(asked)): Exchange =>
  events.reduce<Exchange>((state, event) => reduceEvent(state, event as AgentEvent), start);

it('keeps the reading of a question and the meanings offered', () => {
  const exchange = after([fixture('run-started'), fixture('custom-reading'), fixture('run-finished')]);
  expect(exchange.reading?.chips.length).toBeGreaterThan(0);
  expect(exchange.phase).toBe('finished');
  expect(exchange.result?.readings?.[0]?.query).toBeDefined();
});

it('shows the kept text of an answer whose run is gone, and says so calmly', () => {
  const gone = { type: 'RUN_ERROR', code: 'unknown_run', message: 'There is no such run.' };
  const exchange = after([gone], newExchange({ ...asked, keptAnswer: '867 incidents.' }));
  expect(exchange).toMatchObject({ phase: 'finished', failure: { code: 'unknown_run' } });
  expect(exchange.texts).toEqual([{ id: 'kept', text: '867 incidents.', done: true }]);
});

it('fails where nothing of the answer was kept', () => {
  expect(after([{ type: 'RUN_ERROR', code: 'unknown_run', message: '' }]).phase).toBe('failed');
});

it('keeps the text of an answer that was cut', () => {
  const exchange = after([
    fixture('run-started'),
    { type: 'TEXT_MESSAGE_START', messageId: 'm', role: 'assistant' },
    { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta: 'So far' },
    { type: 'RUN_ERROR', code: 'model_unavailable', message: 'The model did not answer.' },
  ]);
  expect(exchange).toMatchObject({ phase: 'failed', texts: [{ text: 'So far', done: true }] });
});

it('chooses by file name what a page around names so', () => {
  const info = { id: 'plant', title: 'Plant', file: 'plant.xlsx', status: 'ready', sheets: [] } as const;
  const state = reduce(
    { ...initialState, dataset: 'plant.xlsx' },
    { kind: 'datasets', datasets: [{ ...info, id: 'other', file: 'o.csv' }, info] },
  );
  expect(state.dataset).toBe('plant');
});

it('forgets the figures of another dataset', () => {
  const home = { dataset: 'a', version: '1', tiles: [] };
  const state = reduce({ ...initialState, dataset: 'a', home }, { kind: 'choose', dataset: 'b' });
  expect(state.home).toBeUndefined();
  expect(reduce(state, { kind: 'home', dataset: 'a', home }).home).toBeUndefined();
});
