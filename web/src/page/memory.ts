import type { Asked, Exchange } from './state/exchange.js';

const exchangesKey = 'agent-hub.exchanges';
const keyKey = 'agent-hub.key';

/** What this tab asked, so that a reload shows it again. The answers themselves stay on the hub. */
export function rememberExchanges(exchanges: readonly Exchange[]): void {
  // A question that was refused before it became a run is not asked again by a reload.
  const kept = exchanges.filter((exchange) => exchange.runId !== undefined || exchange.phase !== 'failed');
  const asked = kept.map(({ key, question, dataset, askedAt, runId }) => ({
    key,
    question,
    dataset,
    askedAt,
    runId,
  }));
  write(exchangesKey, JSON.stringify(asked));
}

export function rememberedExchanges(): Asked[] {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(exchangesKey) ?? '[]');
    return Array.isArray(read) ? (read as Asked[]) : [];
  } catch {
    return [];
  }
}

/** The hub's key, for this tab only. */
export function rememberKey(key: string): void {
  write(keyKey, key);
}

export function rememberedKey(): string {
  try {
    return sessionStorage.getItem(keyKey) ?? '';
  } catch {
    return '';
  }
}

/** Storage may be switched off or full: the page works without it. */
function write(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Only a reload forgets then.
  }
}
