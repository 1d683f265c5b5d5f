import type { Asked, Exchange } from './state/exchange.js';
import { browser, read, tab, write } from './storage.js';
import type { Language } from './words/index.js';
import { languages, preferredLanguage } from './words/index.js';

const exchangesKey = 'agent-hub.exchanges';
const keyKey = 'agent-hub.key';
const languageKey = 'agent-hub.language';

/** What this tab asked and the texts of the answers, so that a reload shows them again even when the hub no longer has them. */
export function rememberExchanges(exchanges: readonly Exchange[]): void {
  // A question that was refused before it became a run is not asked again by a reload.
  const kept = exchanges.filter((exchange) => exchange.runId !== undefined || exchange.phase !== 'failed');
  write(tab, exchangesKey, kept.map(asked));
}

export function rememberedExchanges(): Asked[] {
  return read<Asked[]>(tab, exchangesKey, [], Array.isArray);
}

/** The hub's key, for this tab only. */
export function rememberKey(key: string): void {
  write(tab, keyKey, key);
}

export function rememberedKey(): string {
  return read(tab, keyKey, '', (value) => typeof value === 'string');
}

export function rememberLanguage(language: Language): void {
  write(browser, languageKey, language);
}

/** The language chosen here before, else the browser's. */
export function rememberedLanguage(): Language {
  return read(browser, languageKey, preferredLanguage(), (value) => typeof value === 'string' && value in languages);
}

function asked(exchange: Exchange): Asked {
  const { key, question, dataset, query, askedAt, defines, approval, runId, threadId, result } = exchange;
  const keptAnswer = result?.answer ?? exchange.keptAnswer;
  return { key, question, dataset, query, askedAt, defines, approval, runId, threadId, keptAnswer };
}
