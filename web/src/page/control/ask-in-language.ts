import type { AgentClient, AskRequest, Run } from '../../client/index.js';
import { hubLanguage } from '../words/index.js';

/** Asks in the page's language: the answer follows it, the question is English. */
export function askInLanguage(
  client: AgentClient,
  request: AskRequest,
  options: Parameters<AgentClient['ask']>[1],
): Run {
  const language = hubLanguage();
  return client.ask(language === undefined ? request : { ...request, language }, options);
}
