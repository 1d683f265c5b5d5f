import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs, pause } from '../../src/client/backoff.js';

it('waits anywhere below a doubling bound, never beyond the cap', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
      const ms = backoffMs(attempt, { baseMs: 100, capMs: 5_000 }, () => random);
      return ms >= 0 && ms <= 5_000 && (attempt > 5 || ms <= 100 * 2 ** attempt);
    }),
  );
});

it('spreads: two draws of one attempt differ', () => {
  const draws = [0.2, 0.8].map((random) => backoffMs(3, {}, () => random));
  expect(draws[0]).not.toBe(draws[1]);
});

it('ends a pause early when told to', async () => {
  const stop = new AbortController();
  const waiting = pause(60_000, stop.signal);
  stop.abort();
  await waiting;
});
