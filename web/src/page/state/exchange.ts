import type {
  ChartContent,
  GroundingContent,
  Query,
  ReadingContent,
  RunResult,
  TableContent,
} from '../../client/index.js';

/** A piece of work shown in the order it began. */
export type WorkItem = StepItem | ThinkingItem | CallItem;

export interface StepItem {
  readonly kind: 'step';
  readonly id: string;
  readonly name: string;
  readonly done: boolean;
}

export interface ThinkingItem {
  readonly kind: 'thinking';
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
}

export interface CallItem {
  readonly kind: 'call';
  readonly id: string;
  readonly tool: string;
  /** JSON text, growing while it streams. */
  readonly args: string;
  readonly result?: string;
  readonly done: boolean;
}

/** A message of the answer: Markdown, growing while it streams. */
export interface AnswerText {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
}

/** Why an exchange has no (whole) answer. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** Seconds to wait before asking again, where the hub says so. */
  readonly retryAfter?: number;
}

/** A question and everything that came back. Immutable; the run's part is a pure function of its events. */
export interface Exchange {
  /** The request's id: names the exchange before the run has an id. */
  readonly key: string;
  readonly question: string;
  readonly dataset?: string;
  /** The query that was asked instead of the words. */
  readonly query?: Query;
  readonly askedAt: number;
  /** The word whose meaning was told; the answer shows what that is. */
  readonly defines?: string;
  /** The answer's text as kept elsewhere: shown where the hub no longer retains the run. */
  readonly keptAnswer?: string;
  /** The decision about a call that waited, which this is. */
  readonly approval?: { readonly id: string; readonly approved: boolean };

  readonly runId?: string;
  readonly threadId?: string;
  readonly phase: 'waiting' | 'running' | 'finished' | 'failed';
  readonly link: 'live' | 'reconnecting';
  readonly stopping: boolean;

  readonly work: readonly WorkItem[];
  readonly texts: readonly AnswerText[];
  readonly tables: readonly TableContent[];
  readonly charts: readonly ChartContent[];
  readonly grounding: readonly GroundingContent[];
  readonly reading?: ReadingContent;
  readonly result?: RunResult;
  readonly failure?: Failure;
}

/** What names an exchange, kept over a reload of the page. */
export interface Asked {
  readonly key: string;
  readonly question: string;
  readonly dataset?: string;
  readonly query?: Query;
  readonly askedAt: number;
  /** The word whose meaning was told; the answer shows what that is. */
  readonly defines?: string;
  /** The decision about a call that waited, which this is. */
  readonly approval?: { readonly id: string; readonly approved: boolean };
  readonly runId?: string;
  readonly threadId?: string;
  readonly keptAnswer?: string;
}

/** An exchange of which no event has come yet. */
export function newExchange(asked: Asked): Exchange {
  return {
    ...asked,
    phase: 'waiting',
    link: 'live',
    stopping: false,
    work: [],
    texts: [],
    tables: [],
    charts: [],
    grounding: [],
  };
}

/** Whether more is to come. */
export function isOpen(exchange: Exchange): boolean {
  return exchange.phase === 'waiting' || exchange.phase === 'running';
}
