// The npm client's AG-UI agent: a cut in the middle, a reload in the middle, a cancel.
import { randomUUID } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { AgentHubAgent } from '../../../web/dist/client/ag-ui.js';
import { cutter } from './cutter.mjs';

const hub = inject('hub');
const whole = Array.from({ length: 40 }, (_, index) => `word${index + 1} `).join('');

function asking(question, options = {}) {
  const agent = new AgentHubAgent({ url: `${hub}/agui`, threadId: randomUUID(), reconnect: { baseMs: 5, capMs: 20 }, ...options });
  agent.addMessage({ id: randomUUID(), role: 'user', content: question });
  return agent;
}

const answer = (agent) => agent.messages.filter((message) => message.role === 'assistant').at(-1)?.content;

describe('AgentHubAgent', () => {
  test.each([1, 4, 8, 16, 32])('cut after %i words, the answer is whole', async (after) => {
    const proxy = await cutter(hub);
    const agent = asking('scenario: long', { url: `${proxy.url}/agui` });
    // Words, not texts: a hub that is late sends more words in one.
    let said = '';
    const onText = ({ event }) => {
      said += event.delta;
      if (proxy.cuts === 0 && said.includes(`word${after} `)) proxy.cut();
    };
    const { result } = await agent.runAgent({}, { onTextMessageContentEvent: onText });
    expect(proxy.cuts).toBe(1);
    expect(result.answer).toBe(whole);
    expect(answer(agent)).toBe(whole);
    await proxy.close();
  });

  test('a reload in the middle of the answer has it whole', async () => {
    const before = asking('scenario: long');
    let texts = 0;
    await before.runAgent({}, { onTextMessageContentEvent: () => void (++texts === 5 && before.abortRun()) }).catch(() => undefined);
    const after = new AgentHubAgent({ url: `${hub}/agui`, threadId: before.threadId });
    const { result } = await after.connectAgent();
    expect(result.answer).toBe(whole);
    expect(after.messages.map((message) => message.role)).toEqual(['user', 'reasoning', 'assistant']);
    expect(answer(after)).toBe(whole);
  });

  test('a clone asks as well', async () => {
    const agent = asking('How many incidents are there?').clone();
    const { result } = await agent.runAgent();
    expect(result.outcome).toBe('answer');
  });

  test('a conversation nobody knows is empty', async () => {
    const agent = new AgentHubAgent({ url: `${hub}/agui`, threadId: randomUUID() });
    await agent.connectAgent();
    expect(agent.messages).toEqual([]);
  });

  test('cancelRun ends the run', async () => {
    const agent = asking('scenario: hang');
    const runId = randomUUID();
    const events = [];
    await agent.runAgent({ runId }, { onTextMessageContentEvent: () => void agent.cancelRun(runId), onEvent: ({ event }) => void events.push(event) });
    expect(events.at(-1)).toMatchObject({ type: 'RUN_FINISHED', outcome: { type: 'cancelled' } });
    expect(await agent.cancelRun('unknown')).toBe(false);
  });

  test('abortRun cancels where it was asked for', async () => {
    const agent = asking('scenario: hang', { cancelOnAbort: true });
    const runId = randomUUID();
    await agent.runAgent({ runId }, { onTextMessageContentEvent: () => agent.abortRun() }).catch(() => undefined);
    expect(await (await fetch(`${hub}/agui/runs/${runId}`)).text()).toContain('"code":"cancelled"');
  });

  test('a refusal is told as one', async () => {
    const agent = asking('scenario: long');
    await expect(agent.runAgent({ forwardedProps: { mode: 'sometimes' } })).rejects.toMatchObject({ status: 400 });
  });
});
