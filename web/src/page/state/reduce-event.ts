import type { AgentEvent, RunErrorEvent } from '../../client/index.js';
import type { AnswerText, CallItem, Exchange, WorkItem } from './exchange.js';

/** The next state of an exchange. Pure; an event it does not know gives the same state back. */
export function reduceEvent(state: Exchange, event: AgentEvent): Exchange {
  switch (event.type) {
    case 'RUN_STARTED':
      return {
        ...state,
        runId: event.runId,
        threadId: event.threadId,
        phase: 'running',
        question: state.question || (event.input?.question ?? ''),
        dataset: state.dataset ?? event.input?.dataset,
      };
    case 'RUN_FINISHED':
      return { ...closed(state), phase: 'finished', result: event.result };
    case 'RUN_ERROR':
      return isGone(event.code) && state.keptAnswer !== undefined
        ? recalled(state, state.keptAnswer)
        : { ...closed(state), phase: 'failed', failure: failure(event) };

    case 'STEP_STARTED':
      return addWork(state, { kind: 'step', id: event.stepName, name: event.stepName, done: false });
    case 'STEP_FINISHED':
      return changeWork(state, 'step', event.stepName, (step) => ({ ...step, done: true }));

    case 'REASONING_MESSAGE_START':
      return addWork(state, { kind: 'thinking', id: event.messageId, text: '', done: false });
    case 'REASONING_MESSAGE_CONTENT':
      return changeWork(state, 'thinking', event.messageId, (item) => ({ ...item, text: item.text + event.delta }));
    case 'REASONING_MESSAGE_END':
      return changeWork(state, 'thinking', event.messageId, (item) => ({ ...item, done: true }));

    case 'TOOL_CALL_START':
      return addWork(state, {
        kind: 'call',
        id: event.toolCallId,
        tool: event.toolCallName,
        args: '',
        done: false,
      });
    case 'TOOL_CALL_ARGS':
      return changeWork(state, 'call', event.toolCallId, (call) => ({ ...call, args: call.args + event.delta }));
    case 'TOOL_CALL_RESULT':
      return changeWork(state, 'call', event.toolCallId, (call) => ({ ...call, result: event.content, done: true }));

    case 'TEXT_MESSAGE_START':
      // An answer written again after its figures were checked stands in the place of the first.
      return {
        ...state,
        texts: [
          ...state.texts.filter((text) => text.id !== event.replaces),
          { id: event.messageId, text: '', done: false },
        ],
      };
    case 'TEXT_MESSAGE_CONTENT':
      return changeText(state, event.messageId, (text) => ({ ...text, text: text.text + event.delta }));
    case 'TEXT_MESSAGE_END':
      return changeText(state, event.messageId, (text) => ({ ...text, done: true }));

    case 'ACTIVITY_SNAPSHOT':
      // A snapshot replaces an earlier one of the same name.
      if (event.activityType === 'TABLE')
        return { ...state, tables: replace(state.tables, event.content, (table) => table.tableId) };
      if (event.activityType === 'CHART')
        return { ...state, charts: replace(state.charts, event.content, (chart) => chart.chartId) };
      return state;
    case 'CUSTOM':
      if (event.name === 'grounding')
        return { ...state, grounding: replace(state.grounding, event.value, (value) => value.messageId) };
      if (event.name === 'reading') return { ...state, reading: event.value };
      return state;
    default:
      return state;
  }
}

function addWork(state: Exchange, item: WorkItem): Exchange {
  return { ...state, work: [...state.work, item] };
}

/** Changes the newest item of that kind and id; a step's name may come again. */
function changeWork<K extends WorkItem['kind']>(
  state: Exchange,
  kind: K,
  id: string,
  change: (item: Extract<WorkItem, { kind: K }>) => WorkItem,
): Exchange {
  const index = state.work.findLastIndex((item) => item.kind === kind && item.id === id);
  const item = state.work[index];
  if (item === undefined) return state;
  return { ...state, work: state.work.with(index, change(item as Extract<WorkItem, { kind: K }>)) };
}

function changeText(state: Exchange, id: string, change: (text: AnswerText) => AnswerText): Exchange {
  const index = state.texts.findLastIndex((text) => text.id === id);
  const text = state.texts[index];
  return text === undefined ? state : { ...state, texts: state.texts.with(index, change(text)) };
}

function replace<T>(list: readonly T[], item: T, id: (item: T) => string): readonly T[] {
  const index = list.findIndex((other) => id(other) === id(item));
  return index < 0 ? [...list, item] : list.with(index, item);
}

/** Whether a code says that the hub no longer retains the run. */
function isGone(code: string): boolean {
  return code === 'unknown_run' || code === 'position_lost';
}

/** The answer's text alone, of a run that is no longer retained. */
function recalled(state: Exchange, answer: string): Exchange {
  return {
    ...closed(state),
    phase: 'finished',
    failure: { code: 'unknown_run', message: '' },
    texts: [{ id: 'kept', text: answer, done: true }],
  };
}

/** Nothing stays open behind the terminal event. */
function closed(state: Exchange): Exchange {
  return {
    ...state,
    link: 'live',
    stopping: false,
    work: state.work.map((item): WorkItem => (item.done ? item : ({ ...item, done: true } as CallItem))),
    texts: state.texts.map((text) => (text.done ? text : { ...text, done: true })),
  };
}

function failure(event: RunErrorEvent): Exchange['failure'] {
  const problem = event.metadata?.problem;
  return {
    code: event.code,
    message: problem?.detail ?? event.message,
    ...(problem?.retryAfter === undefined ? {} : { retryAfter: problem.retryAfter }),
  };
}
