import { expect, it } from 'vitest';
import type { Conversation } from '../../src/page/conversations.js';
import { matching, withRun, withThreads } from '../../src/page/conversations.js';
import { movedPin } from '../../src/page/pins.js';

const first: Conversation = {
  id: 'a',
  title: 'How many incidents?',
  updatedAt: 1,
  runs: [{ runId: 'r1', question: 'How many incidents?' }],
};

it('calls a new conversation by its first question and puts it first', () => {
  const list = withRun([first], { threadId: 'b', runId: 'r2', question: 'By site?', dataset: 'sample' }, 2);
  expect(list.map(({ id, title }) => [id, title])).toEqual([
    ['b', 'By site?'],
    ['a', 'How many incidents?'],
  ]);
});

it('adds a run to its conversation once', () => {
  const run = { threadId: 'a', runId: 'r2', question: 'And by site?' };
  const list = withRun(withRun([first], run, 2), run, 3);
  expect(list[0]?.runs.map(({ runId }) => runId)).toEqual(['r1', 'r2']);
  expect(list[0]?.title).toBe('How many incidents?');
});

it('drops the oldest beyond the most that are remembered, and no pinned one', () => {
  let list: Conversation[] = [{ ...first, pinned: true }];
  for (let n = 2; n < 260; n++) list = withRun(list, { threadId: `t${n}`, runId: `r${n}`, question: 'q' }, n);
  expect(list).toHaveLength(200);
  expect(list[0]?.id).toBe('a');
  expect(list.at(-1)?.id).toBe('t61');
});

it('takes titles from the hub and keeps what is known here', () => {
  const thread = {
    threadId: 'a',
    title: 'Renamed',
    dataset: 'sample',
    turns: 1,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-02T00:00:00Z',
  };
  const [known] = withThreads([{ ...first, pinned: true }], [thread]);
  expect(known).toMatchObject({ title: 'Renamed', pinned: true, runs: first.runs });
});

it('searches titles and questions', () => {
  const other = { ...first, id: 'b', title: 'Audits', runs: [{ runId: 'r', question: 'Score by site' }] };
  expect(matching([first, other], 'SITE').map(({ id }) => id)).toEqual(['b']);
  expect(matching([first, other], ' ')).toHaveLength(2);
});

it('moves a pin among those of its dataset', () => {
  const pin = (id: string, dataset: string) => ({ id, dataset, question: id });
  const pins = [pin('1', 'a'), pin('2', 'b'), pin('3', 'a')];
  expect(movedPin(pins, '3', -1).map(({ id }) => id)).toEqual(['3', '1', '2']);
  expect(movedPin(pins, '1', 1).map(({ id }) => id)).toEqual(['2', '3', '1']);
  expect(movedPin(pins, '1', -1).map(({ id }) => id)).toEqual(['1', '2', '3']);
});
