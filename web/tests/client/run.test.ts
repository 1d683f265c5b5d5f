import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgentClient, HubUnreachableError } from '../../src/client/index.js';
import type { AgentEvent, Run, RunState } from '../../src/client/index.js';
import { batches, epoch, FakeHub, recording, runId } from '../support/fake-hub.js';
import type { StreamPlan } from '../support/fake-hub.js';

const events = recording(8);
const log = batches(events, [1, 3, 2, 4]);

function client(hub: FakeHub, retryFirst = false): AgentClient {
  return new AgentClient({ url: '', connect: hub.connect, reconnect: { baseMs: 0, retryFirst } });
}

async function all(run: Run): Promise<AgentEvent[]> {
  const seen: AgentEvent[] = [];
  for await (const event of run) seen.push(event);
  return seen;
}

describe('a run without trouble', () => {
  it('gives every event once and tells where it stands', async () => {
    const hub = new FakeHub(log);
    const states: RunState[] = [];
    const run = client(hub).ask({ question: 'How many?' }, { onState: (state) => states.push(state) });

    expect(await all(run)).toEqual(events);
    expect(run.runId).toBe(runId);
    expect(run.position).toEqual({ epoch, seq: events.length });
    expect(states.map((state) => state.status)).toEqual(['connecting', 'live', 'ended']);
  });

  it('always names its request, so that the hub never works twice', async () => {
    const hub = new FakeHub(log);
    await all(client(hub).ask({ question: 'How many?' }));
    await all(client(hub).ask({ question: 'How many?', clientRequestId: 'mine' }));

    const ids = hub.calls.map((call) => (call.args[0] as { clientRequestId: string }).clientRequestId);
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[1]).toBe('mine');
  });

  it('keeps events of a later version as they are', async () => {
    const later = { type: 'SOMETHING_NEW', payload: [1] } as unknown as AgentEvent;
    const run = client(new FakeHub(batches([events[0]!, later, events.at(-1)!], []))).ask({ question: 'q' });
    expect((await all(run))[1]).toBe(later);
  });

  it('leaves the run working when the loop is left, and gives the stream up', async () => {
    const hub = new FakeHub(log, [{ batches: 1, then: 'hold' }]);
    for await (const event of client(hub).ask({ question: 'q' })) {
      expect(event.type).toBe('RUN_STARTED');
      break;
    }
    expect(hub.disposed).toBe(1);
    expect(hub.calls.map((call) => call.method)).toEqual(['Ask']);
  });

  it('is followed once', async () => {
    const run = client(new FakeHub(log)).ask({ question: 'q' });
    await all(run);
    await expect(all(run)).rejects.toThrow('once');
  });
});

describe('a run that is cut', () => {
  for (let cutAt = 0; cutAt <= log.length; cutAt++)
    for (const then of ['cut', 'end'] as const)
      it(`loses and repeats nothing when the stream ${then === 'cut' ? 'dies' : 'ends early'} after batch ${cutAt}`, async () => {
        const hub = new FakeHub(log, [{ batches: cutAt, then }]);
        expect(await all(client(hub).ask({ question: 'q' }))).toEqual(events);
      });

  it('says that it reconnects and that it goes on', async () => {
    const states: RunState[] = [];
    const hub = new FakeHub(log, [{ batches: 2, then: 'cut' }]);
    await all(client(hub).ask({ question: 'q' }, { onState: (state) => states.push(state) }));

    expect(states.map((state) => state.status)).toEqual(['connecting', 'live', 'reconnecting', 'resumed', 'ended']);
    expect(hub.calls.at(-1)).toEqual({ method: 'Attach', args: [runId, { epoch, seq: 4 }] });
    expect(hub.connections).toBe(2);
  });

  it('asks again with the same request id when it was cut before its first event', async () => {
    const hub = new FakeHub(log, [{ batches: 0, then: 'cut' }]);
    expect(await all(client(hub).ask({ question: 'q' }))).toEqual(events);
    expect(hub.calls.map((call) => call.method)).toEqual(['Ask', 'Ask']);
    expect(hub.calls[1]).toEqual(hub.calls[0]);
  });

  it('comes back while the hub is away', async () => {
    const hub = new FakeHub(log, [{ batches: 1, then: 'cut' }]);
    const states: string[] = [];
    const run = client(hub).ask({ question: 'q' }, { onState: (state) => states.push(state.status) });
    const seen: AgentEvent[] = [];
    for await (const event of run) {
      if (seen.length === 0) hub.failStarts = 3;
      seen.push(event);
    }
    expect(seen).toEqual(events);
    expect(states.filter((status) => status === 'reconnecting')).toHaveLength(4);
  });

  it('gives every event once under any cutting and batching', async () => {
    const plan: fc.Arbitrary<StreamPlan> = fc.record({
      batches: fc.nat(4),
      then: fc.constantFrom('cut' as const, 'end' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 })), fc.array(plan), async (sizes, plans) => {
        const hub = new FakeHub(batches(events, sizes), plans);
        expect(await all(client(hub).ask({ question: 'q' }))).toEqual(events);
      }),
      { numRuns: 200 },
    );
  });

  it('attaches again rather than skip a hole', async () => {
    const holed = new FakeHub(log.filter((_, index) => index !== 1));
    const seen: AgentEvent[] = [];
    for await (const event of client(holed).ask(
      { question: 'q' },
      {
        onState: (state) => {
          if (state.status === 'reconnecting') holed.log = log;
        },
      },
    ))
      seen.push(event);
    expect(seen).toEqual(events);
    expect(holed.calls.at(-1)).toEqual({ method: 'Attach', args: [runId, { epoch, seq: 1 }] });
  });
});

describe('attaching', () => {
  it('trims the batch that straddles its position', async () => {
    const run = client(new FakeHub(log)).attach(runId, { epoch, seq: 3 });
    expect(await all(run)).toEqual(events.slice(3));
  });

  it('starts from the first event without a position', async () => {
    expect(await all(client(new FakeHub(log)).attach(runId))).toEqual(events);
  });

  it('begins again once, and says so, when its position is lost', async () => {
    const states: string[] = [];
    const hub = new FakeHub(log, [{ refuse: 'position_lost' }]);
    const run = client(hub).attach(
      runId,
      { epoch: 'other', seq: 3 },
      { onState: (state) => states.push(state.status) },
    );
    expect(await all(run)).toEqual(events);
    expect(states).toContain('reset');
  });

  it('ends with the refusal when the position is lost again', async () => {
    const hub = new FakeHub(log, [
      { refuse: 'position_lost' },
      { batches: 1, then: 'cut' },
      { refuse: 'position_lost' },
    ]);
    const seen = await all(client(hub).attach(runId, { epoch, seq: 3 }));
    expect(seen.at(-1)).toMatchObject({ type: 'RUN_ERROR', code: 'position_lost' });
  });

  it('waits and tries again when the hub is busy or dropped a slow viewer', async () => {
    const hub = new FakeHub(log, [{ refuse: 'busy' }, { refuse: 'slow_viewer' }, { refuse: 'rate_limited' }]);
    expect(await all(client(hub).attach(runId))).toEqual(events);
  });

  it('ends with the refusal when the run is gone', async () => {
    const seen = await all(client(new FakeHub(log, [{ refuse: 'unknown_run' }])).attach(runId));
    expect(seen).toEqual([{ type: 'RUN_ERROR', message: 'Refused.', code: 'unknown_run' }]);
  });
});

describe('refusals and failures', () => {
  it('gives the refusal of a question as its only event', async () => {
    const seen = await all(client(new FakeHub(log, [{ refuse: 'rate_limited' }])).ask({ question: 'q' }));
    expect(seen).toMatchObject([{ type: 'RUN_ERROR', code: 'rate_limited' }]);
  });

  it('throws when the call itself is malformed', async () => {
    const hub = new FakeHub(log, [{ batches: 0, then: 'error' }]);
    await expect(all(client(hub).ask({ question: 'q' }))).rejects.toThrow('unexpected error');
  });

  it('tells a wrong address at once', async () => {
    const hub = new FakeHub(log);
    hub.failStarts = 1;
    await expect(all(client(hub).ask({ question: 'q' }))).rejects.toThrow(HubUnreachableError);
  });

  it('waits for a hub that is not there yet when told to', async () => {
    const hub = new FakeHub(log);
    hub.failStarts = 2;
    expect(await all(client(hub, true).ask({ question: 'q' }))).toEqual(events);
  });

  it('does not try a refused key again', async () => {
    const hub = new FakeHub(log);
    hub.failStarts = 9;
    hub.startError = new Error(
      "Failed to complete negotiation with the server: Error: Unauthorized: Status code '401'",
    );
    const failure = await all(client(hub, true).ask({ question: 'q' })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HubUnreachableError);
    expect((failure as HubUnreachableError).denied).toBe(true);
    expect(hub.connections).toBe(1);
  });
});

describe('cancelling', () => {
  const cancelled: AgentEvent = { type: 'RUN_ERROR', message: 'The run was cancelled.', code: 'cancelled' };

  it('sends Cancel and gives what the hub still says', async () => {
    const stop = new AbortController();
    const hub = new FakeHub(batches([...events.slice(0, 3), cancelled], [1, 2]), [{ batches: 2, then: 'hold' }]);
    hub.onHold = () => stop.abort();
    hub.onInvoke = () => hub.release();
    const seen = await all(client(hub).ask({ question: 'q' }, { signal: stop.signal }));

    expect(hub.calls.at(-1)).toEqual({ method: 'Cancel', args: [runId] });
    expect(seen.at(-1)).toEqual(cancelled);
  });

  it('sends Cancel as soon as the run has a name', async () => {
    const stop = new AbortController();
    const hub = new FakeHub(batches([events[0]!, cancelled], [1]), [{ batches: 0, then: 'hold' }]);
    hub.onHold = () => {
      stop.abort();
      hub.release();
    };
    const seen = await all(client(hub).ask({ question: 'q' }, { signal: stop.signal }));

    expect(hub.calls.map((call) => call.method)).toContain('Cancel');
    expect(seen.at(-1)).toEqual(cancelled);
  });

  it('throws at once when nothing was asked yet', async () => {
    const hub = new FakeHub(log);
    await expect(all(client(hub).ask({ question: 'q' }, { signal: AbortSignal.abort() }))).rejects.toThrow('abort');
    expect(hub.calls).toEqual([]);
  });

  it('sends Cancel again on the next connection when the cut swallowed it', async () => {
    const stop = new AbortController();
    const hub = new FakeHub(batches([...events.slice(0, 3), cancelled], [1, 2]), [
      { batches: 1, then: 'cut' },
      { batches: 1, then: 'hold' },
    ]);
    let told = false;
    hub.onInvoke = () => {
      told = true;
      hub.release();
    };
    hub.onHold = () => told && hub.release();
    const seen: AgentEvent[] = [];
    const run = client(hub).ask(
      { question: 'q' },
      {
        signal: stop.signal,
        onState: (state) => {
          if (state.status === 'reconnecting') stop.abort();
        },
      },
    );
    for await (const event of run) seen.push(event);
    expect(hub.calls.map((call) => call.method)).toContain('Cancel');
    expect(seen.at(-1)).toEqual(cancelled);
  });
});

describe('several runs', () => {
  it('share one connection', async () => {
    const hub = new FakeHub(log);
    const shared = client(hub);
    await Promise.all([all(shared.ask({ question: 'a' })), all(shared.ask({ question: 'b' })), shared.datasets()]);
    expect(hub.connections).toBe(1);
  });
});
