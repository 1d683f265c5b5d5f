import type { Query } from './content.js';
import type { AgentEvent } from './events.js';

/** A question. */
export interface AskRequest {
  /** The question in plain words; may be left out where `query` or `reading` says what is meant. */
  readonly question?: string;
  /** A typed query: run as it is, without a model. */
  readonly query?: Query;
  /** Takes one of the readings that the conversation's last answer offered, by its id. */
  readonly reading?: string;
  /** Decides about a call that the conversation's last answer asked to be allowed; the question may be left out. */
  readonly approval?: { readonly id: string; readonly approved: boolean };
  /** A dataset's id or file name; without it the only one, else the one that fits the question. */
  readonly dataset?: string;
  /** Continues a conversation: the `threadId` of an earlier run. */
  readonly threadId?: string;
  /** A model the hub allows. */
  readonly model?: string;
  /** Asking again with the same id follows the first run instead of starting another. Made when absent. */
  readonly clientRequestId?: string;
  /** `auto` (default): without a model where that is sure; `model`: always the model; `offline`: never. */
  readonly mode?: 'auto' | 'model' | 'offline';
  /** Language of the answer as a tag: `en` (default) or `de`. Questions are read in English. */
  readonly language?: string;
}

/** Where a reader of a run stands: the last event it handled. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/** One item of the hub's stream: event `i` has sequence `seq + i`. */
export interface EventBatch {
  readonly runId: string;
  /** Empty: the batch is a refusal and belongs to no log. */
  readonly epoch: string;
  readonly seq: number;
  readonly events: readonly AgentEvent[];
}
