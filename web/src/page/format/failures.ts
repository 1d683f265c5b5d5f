import type { Failure } from '../state/exchange.js';
import { words } from '../words/index.js';

/** What a failure means to the reader. */
export interface FailureWords {
  readonly title: string;
  readonly advice?: string;
  /** Whether asking the same again has a chance. */
  readonly retry: boolean;
  /** Whether nothing is wrong: the reader stopped it, or it is only old. */
  readonly calm: boolean;
}

const hopeless = new Set([
  'bad_request',
  'question_too_long',
  'unknown_dataset',
  'forbidden',
  'run_too_large',
  'no_model',
]);
const calm = new Set(['cancelled', 'abandoned', 'unknown_run', 'position_lost']);

/** Plain words for a failure, before or after the answer had begun; codes not known here get the hub's own sentence alone. */
export function failureWords({ code }: Failure, hasBegun = false): FailureWords {
  const model = hasBegun ? 'modelStopped' : 'model';
  const known = words.failures[code] ?? words.failures[code.startsWith('model_') ? model : 'other']!;
  return { ...known, retry: !hopeless.has(code), calm: calm.has(code) };
}
