import { describe, expect, it } from 'vitest';
import { CompactReader } from '../../src/client/compact.js';
import type { SentBatch } from '../../src/client/compact.js';
import type { AgentEvent } from '../../src/client/index.js';

const start: AgentEvent = { type: 'TEXT_MESSAGE_START', messageId: 'm', role: 'assistant' };
const text = (delta: string): AgentEvent => ({ type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta });
const finished = (result: Record<string, unknown>): AgentEvent =>
  ({ type: 'RUN_FINISHED', threadId: 't', runId: 'r', result }) as unknown as AgentEvent;

describe('a compact stream', () => {
  const sent: SentBatch[] = [
    { runId: 'r', epoch: 'e', seq: 1, events: [start, text('Most are ')] },
    { seq: 3, events: [text('minor.')] },
    { seq: 4, events: [finished({ outcome: 'answer', answer: '', answerIn: 'm' })] },
  ];

  it('is put together again', () => {
    const reader = new CompactReader();
    const batches = sent.map((batch) => reader.read(batch));

    expect(batches.map(({ runId, epoch, seq }) => [runId, epoch, seq])).toEqual([
      ['r', 'e', 1],
      ['r', 'e', 3],
      ['r', 'e', 4],
    ]);
    expect(batches[2]?.events).toEqual([finished({ outcome: 'answer', answer: 'Most are minor.' })]);
  });

  it('leaves other streams as they are', () => {
    const batch = { runId: 'r', epoch: 'e', seq: 1, events: [finished({ outcome: 'answer', answer: 'None.' })] };
    expect(new CompactReader().read(batch)).toEqual(batch);
  });
});
