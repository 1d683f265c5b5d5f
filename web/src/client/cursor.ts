import type { AgentEvent, RunErrorEvent } from './events.js';
import type { EventBatch, Position } from './requests.js';

/** What a batch means to a reader at its position. */
export type Verdict =
  | { readonly kind: 'events'; readonly firstSeq: number; readonly events: readonly AgentEvent[] }
  | { readonly kind: 'refusal'; readonly event: RunErrorEvent }
  /** Events are missing between the position and the batch, or the log is another one: attach again. */
  | { readonly kind: 'gap' };

/** Judges a batch: trims what was already handled, refuses to skip what was not. */
export function judge(position: Position | null, batch: EventBatch): Verdict {
  const first = batch.events[0];
  if (batch.epoch === '' && first?.type === 'RUN_ERROR') return { kind: 'refusal', event: first };
  if (position !== null && position.epoch !== batch.epoch) return { kind: 'gap' };
  const next = (position?.seq ?? 0) + 1;
  if (batch.seq > next) return { kind: 'gap' };
  const handled = next - batch.seq;
  return { kind: 'events', firstSeq: next, events: handled === 0 ? batch.events : batch.events.slice(handled) };
}
