import type { AgentClient, AskRequest, Run } from '../../client/index.js';
import { words } from '../words/index.js';

/** Asks in the page's language: the answer follows it, the question is English. */
export function askInLanguage(
  client: AgentClient,
  request: AskRequest,
  options: Parameters<AgentClient['ask']>[1],
): Run {
  return client.ask(words.locale === 'en' ? request : { ...request, language: words.locale }, options);
}
