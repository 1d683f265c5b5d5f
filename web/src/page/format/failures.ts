import type { Failure } from '../state/exchange.js';

/** What a failure means to the reader. */
export interface FailureWords {
  readonly title: string;
  readonly advice?: string;
  /** Whether asking the same again has a chance. */
  readonly retry: boolean;
  /** Whether nothing is wrong: the reader stopped it. */
  readonly calm?: boolean;
}

const words: Readonly<Record<string, FailureWords>> = {
  cancelled: { title: 'Stopped', retry: true, calm: true },
  abandoned: { title: 'Stopped, because nobody was watching', retry: true, calm: true },
  unreachable: { title: 'The hub cannot be reached', advice: 'Check that it is running, then try again.', retry: true },
  denied: { title: 'The hub wants a key', advice: 'Enter the key at the top of the page.', retry: true },
  unknown_run: { title: 'This answer is no longer kept', advice: 'Ask again to get it anew.', retry: true },
  position_lost: { title: 'Part of this answer is no longer kept', advice: 'Ask again to get it anew.', retry: true },
  bad_request: { title: 'The question could not be read', retry: false },
  question_too_long: { title: 'The question is too long', advice: 'Ask it in fewer words.', retry: false },
  unknown_dataset: { title: 'That dataset is not there', advice: 'Choose another at the top.', retry: false },
  dataset_failed: { title: 'That dataset could not be read', retry: true },
  forbidden: { title: 'Not allowed', retry: false },
  rate_limited: { title: 'Too many questions at once', advice: 'Wait a moment, then try again.', retry: true },
  busy: { title: 'The hub is busy', advice: 'Wait a moment, then try again.', retry: true },
  timeout: { title: 'The answer took too long', advice: 'A narrower question may work.', retry: true },
  run_too_large: { title: 'The answer grew too large', advice: 'Ask for less at once.', retry: false },
  shutdown: { title: 'The hub is restarting', advice: 'Try again in a moment.', retry: true },
  no_model: { title: 'This needs a language model, and none is set up', retry: false },
};

/** Plain words for a failure; codes not known here get the hub's own sentence alone. */
export function failureWords(failure: Failure): FailureWords {
  const known = words[failure.code];
  if (known !== undefined) return known;
  return failure.code.startsWith('model_')
    ? { title: 'The language model did not answer', retry: true }
    : { title: 'This did not work', retry: true };
}
