// The official AG-UI client in both its eras: every scenario to its end, no event refused, nothing stripped, no warning.
import * as current from '@ag-ui/client';
import * as era0 from '@ag-ui/client-0';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';

const hub = inject('hub');
const dataset = 'hse-sample.xlsx';

const eras = [
  { era: '1.0.0', HttpAgent: current.HttpAgent, isCurrent: true },
  { era: '0.0.59', HttpAgent: era0.HttpAgent, isCurrent: false },
];

let warnings;
beforeEach(() => {
  warnings = [];
  for (const level of ['warn', 'error']) vi.spyOn(console, level).mockImplementation((...words) => warnings.push(words.join(' ')));
});
afterEach(() => vi.restoreAllMocks());

describe.each(eras)('@ag-ui/client $era', ({ HttpAgent, isCurrent }) => {
  /** Runs a question through the client; gives everything that the client let through. */
  async function ask(question, { forwardedProps = {}, threadId = randomUUID(), agent, runId = randomUUID(), onText, ...parameters } = {}) {
    agent ??= new HttpAgent({ url: `${hub}/agui`, threadId });
    agent.addMessage({ id: randomUUID(), role: 'user', content: question });
    const events = [];
    let failure;
    const outcome = await agent
      .runAgent({ runId, forwardedProps: { dataset, mode: 'offline', ...forwardedProps }, ...parameters }, {
        onEvent: ({ event }) => void events.push(event),
        onTextMessageContentEvent: () => void onText?.(),
        onRunFailed: ({ error }) => void (failure = error),
      })
      .catch((error) => void (failure = error));
    return { agent, events, runId, threadId: agent.threadId, outcome, failure, types: events.map((event) => event.type) };
  }

  const last = ({ events }) => events.at(-1);
  const textOf = ({ events }) => events.filter((event) => event.type === 'TEXT_MESSAGE_CONTENT').map((event) => event.delta).join('');

  /** What holds for every run that is answered. */
  function expectWhole(run) {
    expect(run.failure).toBeUndefined();
    expect(run.types[0]).toBe('RUN_STARTED');
    expect(last(run).type).toBe('RUN_FINISHED');
    expect([run.events[0].runId, last(run).runId]).toEqual([run.runId, run.runId]);
    expect([run.events[0].threadId, last(run).threadId]).toEqual([run.threadId, run.threadId]);
    expect(warnings).toEqual([]);
  }

  test('a count', async () => {
    const run = await ask('How many incidents are there?');
    expectWhole(run);
    expect(textOf(run)).toMatch(/\d/);
    expect(last(run).outcome).toEqual({ type: 'success' });
    expect(last(run).result.answer).toBe(textOf(run));
    expect(run.agent.messages.at(-1).content ?? textOf(run)).toContain(textOf(run).slice(0, 5));
  });

  test('a table', async () => {
    const run = await ask('Top 5 departments by number of incidents');
    expectWhole(run);
    const table = run.agent.messages.find((message) => message.role === 'activity' && message.activityType === 'TABLE');
    expect(table.content.rows).toHaveLength(5);
    expect(table.content.evidence.sql).toMatch(/select/i);
  });

  test('a chart', async () => {
    const run = await ask('Bar chart of incidents by department');
    expectWhole(run);
    expect(run.agent.messages.some((message) => message.activityType === 'CHART')).toBe(true);
  });

  test('a trend', async () => expectWhole(await ask('Incidents by month')));

  test('a question that cannot be understood', async () => {
    const run = await ask('zzzz qqqq xxxx?');
    expectWhole(run);
    expect(['clarify', 'refusal']).toContain(last(run).result.outcome);
  });

  test('a refusal', async () => expectWhole(await ask('Predict the number of incidents next year')));

  test.each(['reasoning', 'reasoning-twice', 'parallel', 'tool-error', 'text-then-tool', 'retracted', 'empty-deltas', 'unicode', 'long'])(
    'scenario: %s',
    async (name) => expectWhole(await ask(`scenario: ${name}`)),
  );

  test('reasoning becomes a message', async () => {
    const run = await ask('scenario: reasoning');
    expect(run.agent.messages.find((message) => message.role === 'reasoning').content).toBe('Let me think.');
  });

  test('parallel calls get their results', async () => {
    const run = await ask('scenario: parallel');
    const calls = run.agent.messages.flatMap((message) => message.toolCalls ?? []);
    expect(calls.map((call) => call.function.name).sort()).toEqual(['get_schema', 'get_top_values']);
    expect(run.agent.messages.filter((message) => message.role === 'tool').map((message) => message.toolCallId).sort()).toEqual(calls.map((call) => call.id).sort());
    for (const call of calls) expect(JSON.parse(call.function.arguments)).toBeTypeOf('object');
  });

  test('a retracted text says what it replaces', async () => {
    const run = await ask('scenario: retracted');
    const starts = run.events.filter((event) => event.type === 'TEXT_MESSAGE_START');
    expect(starts.map((start) => start.metadata?.replaces)).toEqual([undefined, starts[0].messageId]);
  });

  test('text of every script arrives whole', async () => expect(textOf(await ask('scenario: unicode'))).toBe('Zwölf 🦺 日本\r\nline\u2028end'));

  test('usage', async () => {
    const run = await ask('scenario: usage');
    expectWhole(run);
    expect(last(run).usage).toEqual([{ model: 'scenario', inputTokens: 100, outputTokens: 20, totalTokens: 120, cachedInputTokens: 60 }]);
  });

  test('usage that nobody knows is not there', async () => expect(last(await ask('How many incidents are there?')).usage).toBeUndefined());

  test('an error after the start', async () => {
    const run = await ask('scenario: error-after');
    expect(last(run)).toMatchObject({ type: 'RUN_ERROR', code: 'model_bad_response' });
    expect(textOf(run)).toBe('It begins ');
  });

  test('an unknown dataset', async () => {
    const run = await ask('How many?', { forwardedProps: { dataset: 'nowhere' } });
    expect(last(run)).toMatchObject({ type: 'RUN_ERROR', code: 'unknown_dataset' });
  });

  test('an error before the start is a status with a problem', async () => {
    const run = await ask('How many?', { forwardedProps: { mode: 'sometimes' } });
    expect(run.failure).toMatchObject({ status: 400, payload: { type: 'urn:agent-hub:problem:bad_request' } });
    expect(run.events).toEqual([]);
  });

  test('a question too long', async () => expect((await ask('x'.repeat(9_000))).failure).toMatchObject({ status: 413 }));

  test('the conversation goes on by its thread', async () => {
    const first = await ask('How many incidents are there?');
    const second = await ask('and by month?', { agent: first.agent });
    expectWhole(second);
    expect(last(second).result.outcome).toBe('answer');
  });

  test('the same runId is the same run', async () => {
    const threadId = randomUUID();
    const runId = randomUUID();
    const body = { threadId, runId, messages: [{ id: 'u1', role: 'user', content: 'How many incidents are there?' }], forwardedProps: { dataset, mode: 'offline' } };
    const post = async () => (await fetch(`${hub}/agui`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).text();
    expect(await post()).toBe(await post());
    const other = { ...body, messages: [{ id: 'u1', role: 'user', content: 'Another question?' }] };
    const refused = await fetch(`${hub}/agui`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(other) });
    expect(refused.status).toBe(400);
  });

  test('content as parts', async () => {
    const agent = new HttpAgent({ url: `${hub}/agui`, threadId: randomUUID() });
    agent.addMessage({ id: 'u1', role: 'user', content: [{ type: 'text', text: 'How many incidents are there?' }] });
    const { result } = await agent.runAgent({ forwardedProps: { dataset, mode: 'offline' } });
    expect(result.outcome).toBe('answer');
  });

  test('a question back is an interrupt where the client wants it', async () => {
    const plain = await ask('scenario: clarify');
    expect(last(plain)).toMatchObject({ outcome: { type: 'success' }, result: { outcome: 'clarify' } });
    const run = await ask('scenario: clarify', { forwardedProps: { interrupts: true } });
    expect(last(run).outcome.type).toBe('interrupt');
    const [interrupt] = last(run).outcome.interrupts;
    const events = [];
    await run.agent.runAgent(
      { forwardedProps: { dataset, mode: 'offline' }, resume: [{ interruptId: interrupt.id, status: 'resolved', payload: 'How many incidents are there?' }] },
      { onEvent: ({ event }) => void events.push(event) },
    );
    expect(events.at(-1)).toMatchObject({ type: 'RUN_FINISHED', result: { outcome: 'answer' } });
    expect(warnings).toEqual([]);
  });

  test('leaving is not cancelling', async () => {
    const agent = new HttpAgent({ url: `${hub}/agui`, threadId: randomUUID() });
    const runId = randomUUID();
    agent.addMessage({ id: randomUUID(), role: 'user', content: 'scenario: long' });
    await agent
      .runAgent({ runId, forwardedProps: { dataset } }, { onTextMessageContentEvent: () => agent.abortRun() })
      .catch(() => undefined);
    const events = await frames(`${hub}/agui/runs/${runId}`);
    expect(events.at(-1).data).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'success' } });
  });

  test('leaving cancels where the client says so', async () => {
    const agent = new HttpAgent({ url: `${hub}/agui`, threadId: randomUUID() });
    const runId = randomUUID();
    agent.addMessage({ id: randomUUID(), role: 'user', content: 'scenario: hang' });
    await agent
      .runAgent({ runId, forwardedProps: { dataset, cancelOnAbort: true } }, { onTextMessageContentEvent: () => agent.abortRun() })
      .catch(() => undefined);
    const version = isCurrent ? '?protocolVersion=1.0' : '';
    const end = (await frames(`${hub}/agui/runs/${runId}${version}`)).at(-1).data;
    expect(end).toMatchObject(isCurrent ? { type: 'RUN_FINISHED', outcome: { type: 'cancelled' } } : { type: 'RUN_ERROR', code: 'cancelled' });
  });

  test('a cancel ends the stream', async () => {
    const runId = randomUUID();
    const run = await ask('scenario: hang', {
      runId,
      onText: () => fetch(`${hub}/agui/runs/${runId}/cancel`, { method: 'POST' }),
    });
    if (isCurrent) expect(last(run)).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'cancelled' } });
    else expect(last(run)).toMatchObject({ type: 'RUN_ERROR', code: 'cancelled' });
    expect(warnings).toEqual([]);
  });

  test.each(['scenario: parallel', 'scenario: reasoning', 'scenario: retracted', 'Top 5 departments by number of incidents', 'Bar chart of incidents by department'])(
    'rejoins at every event of: %s',
    async (question) => {
      const whole = await ask(question);
      expectWhole(whole);
      const positions = (await frames(`${hub}/agui/runs/${whole.runId}`, { 'Last-Event-ID': `${await epochOf(whole.runId)}:0` })).map((frame) => frame.id);
      expect(positions.length).toBeGreaterThan(5);
      const expected = shape(whole.agent.messages);
      for (const position of positions) {
        const late = new Joining({ url: `${hub}/agui/runs/${whole.runId}?after=${position}`, threadId: whole.threadId });
        const events = [];
        await late.runAgent({ runId: whole.runId }, { onEvent: ({ event }) => void events.push(event) });
        expect(events[0].type).toBe('RUN_STARTED');
        expect(events[1].type).toBe('MESSAGES_SNAPSHOT');
        expect(events.at(-1)).toMatchObject({ type: 'RUN_FINISHED', runId: whole.runId });
        expect(shape(late.messages)).toEqual(expected);
        expect(warnings).toEqual([]);
      }
    },
  );

  test('joins in the middle of an answer', async () => {
    let late;
    const whole = await ask('scenario: long', {
      onText: () => {
        if (late !== undefined) return;
        const { threadId } = pending;
        late = new Joining({ url: `${hub}/agui/threads/${threadId}`, threadId });
        late.done = late.runAgent();
      },
      threadId: (pending.threadId = randomUUID()),
    });
    await late.done;
    expect(shape(late.messages)).toEqual(shape(whole.agent.messages));
    expect(warnings).toEqual([]);
  });
  const pending = {};

  test('a position of another life is refused', async () => {
    const whole = await ask('How many incidents are there?');
    expect((await fetch(`${hub}/agui/runs/${whole.runId}?after=other:3`)).status).toBe(410);
    expect((await fetch(`${hub}/agui/runs/${whole.runId}?after=nonsense`)).status).toBe(400);
    expect((await fetch(`${hub}/agui/runs/unknown`)).status).toBe(404);
  });

  test('a conversation comes back by its thread', async () => {
    const first = await ask('How many incidents are there?');
    await ask('and by month?', { agent: first.agent });
    const late = new Joining({ url: `${hub}/agui/threads/${first.threadId}`, threadId: first.threadId });
    await late.runAgent();
    const questions = late.messages.filter((message) => message.role === 'user').map((message) => message.content);
    expect(questions).toEqual(['How many incidents are there?', 'and by month?']);
    expect(warnings).toEqual([]);
  });

  /** The client as it reads a run that it did not start. */
  class Joining extends HttpAgent {
    requestInit() {
      return { headers: { Accept: 'text/event-stream' } };
    }
  }
});

/** What a person would see of the messages: ids of questions differ between the asker and a late viewer. */
function shape(messages) {
  return messages.map(({ id, role, content, toolCalls, activityType, toolCallId }) => ({ id: role === 'user' ? '' : id, role, content: content ?? '', toolCalls, activityType, toolCallId }));
}

async function epochOf(runId) {
  const { id } = (await frames(`${hub}/agui/runs/${runId}`)).find((frame) => frame.id);
  return id.split(':')[0];
}

/** The frames of a stream, by the standard's own rules as far as they matter here. */
async function frames(url, headers = {}) {
  const body = await (await fetch(url, { headers })).text();
  expect(body).not.toContain('\r');
  return body
    .split('\n\n')
    .filter((block) => block.length > 0 && !block.startsWith(':'))
    .map((block) => {
      const lines = block.split('\n');
      const of = (field) => lines.find((line) => line.startsWith(`${field}: `))?.slice(field.length + 2);
      return { id: of('id'), data: JSON.parse(of('data')) };
    });
}
