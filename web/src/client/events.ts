import type {
  ChartContent,
  GroundingContent,
  ProblemDetails,
  ReadingContent,
  RunResult,
  TableContent,
} from './content.js';
import type { AskRequest } from './requests.js';

/** The run begins. */
export interface RunStartedEvent {
  readonly type: 'RUN_STARTED';
  readonly threadId: string;
  readonly runId: string;
  readonly input?: AskRequest;
}

/** The run is complete; the last event. */
export interface RunFinishedEvent {
  readonly type: 'RUN_FINISHED';
  readonly threadId: string;
  readonly runId: string;
  readonly result: RunResult;
}

/** The run failed, was refused or was cancelled; the last event. */
export interface RunErrorEvent {
  readonly type: 'RUN_ERROR';
  /** A plain sentence. */
  readonly message: string;
  /** A stable code such as `cancelled`, `unknown_dataset`, `rate_limited`. */
  readonly code: string;
  readonly metadata?: { readonly problem: ProblemDetails };
}

export interface StepStartedEvent {
  readonly type: 'STEP_STARTED';
  readonly stepName: string;
}

export interface StepFinishedEvent {
  readonly type: 'STEP_FINISHED';
  readonly stepName: string;
}

export interface ReasoningStartEvent {
  readonly type: 'REASONING_START';
  readonly messageId: string;
}

export interface ReasoningMessageStartEvent {
  readonly type: 'REASONING_MESSAGE_START';
  readonly messageId: string;
  readonly role: string;
}

export interface ReasoningMessageContentEvent {
  readonly type: 'REASONING_MESSAGE_CONTENT';
  readonly messageId: string;
  readonly delta: string;
}

export interface ReasoningMessageEndEvent {
  readonly type: 'REASONING_MESSAGE_END';
  readonly messageId: string;
}

export interface ReasoningEndEvent {
  readonly type: 'REASONING_END';
  readonly messageId: string;
}

export interface TextMessageStartEvent {
  readonly type: 'TEXT_MESSAGE_START';
  readonly messageId: string;
  readonly role: string;
  /** The message this one is in the place of: drop that one. */
  readonly replaces?: string;
}

export interface TextMessageContentEvent {
  readonly type: 'TEXT_MESSAGE_CONTENT';
  readonly messageId: string;
  readonly delta: string;
}

export interface TextMessageEndEvent {
  readonly type: 'TEXT_MESSAGE_END';
  readonly messageId: string;
}

export interface ToolCallStartEvent {
  readonly type: 'TOOL_CALL_START';
  readonly toolCallId: string;
  readonly toolCallName: string;
  readonly parentMessageId?: string;
}

export interface ToolCallArgsEvent {
  readonly type: 'TOOL_CALL_ARGS';
  readonly toolCallId: string;
  readonly delta: string;
}

export interface ToolCallEndEvent {
  readonly type: 'TOOL_CALL_END';
  readonly toolCallId: string;
}

export interface ToolCallResultEvent {
  readonly type: 'TOOL_CALL_RESULT';
  readonly messageId: string;
  readonly toolCallId: string;
  /** JSON text of the result. */
  readonly content: string;
  readonly role: string;
}

/** A table to show. */
export interface TableEvent {
  readonly type: 'ACTIVITY_SNAPSHOT';
  readonly activityType: 'TABLE';
  readonly messageId: string;
  readonly content: TableContent;
}

/** A chart to show. */
export interface ChartEvent {
  readonly type: 'ACTIVITY_SNAPSHOT';
  readonly activityType: 'CHART';
  readonly messageId: string;
  readonly content: ChartContent;
}

/** Where the figures of the answer come from. */
export interface GroundingEvent {
  readonly type: 'CUSTOM';
  readonly name: 'grounding';
  readonly value: GroundingContent;
}

/** What the question was understood to mean; before its answer. */
export interface ReadingEvent {
  readonly type: 'CUSTOM';
  readonly name: 'reading';
  readonly value: ReadingContent;
}

/** Stands for every `type` this version does not know; read it as the string it is: `event.type as string`. */
declare enum UnknownType {
  Any = '*',
}

/**
 * An event this version does not know, kept as it came. An enum member stands for its `type` so that comparing
 * `type` with a known name narrows to the known event alone.
 */
export interface UnknownEvent {
  readonly type: UnknownType;
  readonly [field: string]: unknown;
}

/** The events this version knows. */
export type KnownEvent =
  | RunStartedEvent
  | RunFinishedEvent
  | RunErrorEvent
  | StepStartedEvent
  | StepFinishedEvent
  | ReasoningStartEvent
  | ReasoningMessageStartEvent
  | ReasoningMessageContentEvent
  | ReasoningMessageEndEvent
  | ReasoningEndEvent
  | TextMessageStartEvent
  | TextMessageContentEvent
  | TextMessageEndEvent
  | ToolCallStartEvent
  | ToolCallArgsEvent
  | ToolCallEndEvent
  | ToolCallResultEvent
  | TableEvent
  | ChartEvent
  | GroundingEvent
  | ReadingEvent;

/** An event of a run, in the AG-UI vocabulary (https://docs.ag-ui.com/concepts/events). */
export type AgentEvent = KnownEvent | UnknownEvent;

/** Whether the event ends its run. Every run has exactly one such event, the last. */
export function isTerminal(event: AgentEvent): event is RunFinishedEvent | RunErrorEvent {
  return event.type === 'RUN_FINISHED' || event.type === 'RUN_ERROR';
}
