import type { AgentEvent, EventBatch, ThreadContent } from '../client/index.js';
import { address } from './downloads.js';

/** The conversation that a share link lets read; undefined where the link has ended or was withdrawn. */
export async function sharedConversation(token: string): Promise<ThreadContent | undefined> {
  const response = await fetch(address(`shared/${encodeURIComponent(token)}`));
  return response.ok ? ((await response.json()) as ThreadContent) : undefined;
}

/** The events of one of its runs; where the hub no longer retains them, the event that says so. */
export async function sharedEvents(token: string, runId: string): Promise<AgentEvent[]> {
  const response = await fetch(address(`shared/${encodeURIComponent(token)}/runs/${encodeURIComponent(runId)}`));
  if (!response.ok) return [{ type: 'RUN_ERROR', code: 'unknown_run', message: '' } as AgentEvent];
  return ((await response.json()) as EventBatch[]).flatMap(({ events }) => events);
}
