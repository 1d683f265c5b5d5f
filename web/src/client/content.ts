/** A column of a table result. */
export interface TableColumn {
  /** Name in the result, unique within its table. */
  readonly name: string;
  /** Heading for people. */
  readonly label: string;
  /** text, integer, number, percent, boolean, date, datetime, time, duration. */
  readonly kind: string;
  /** In the result of a query: `key`, `figure`, `side` (what a figure is made of) or `column` of a record. */
  readonly role?: string;
  /** Whether numbers name something (a record, a year, a postcode) and are written without separators. */
  readonly code?: boolean;
  /** Unit of the numbers, where known. */
  readonly unit?: string;
}

/** A cell of a table: dates are ISO 8601 text. */
export type Cell = string | number | boolean | null;

/** Rows that did not go into a figure. */
export interface ExcludedRows {
  readonly reason: string;
  readonly count: number;
  /** The first of them as they stand in the file, where they are no records of the sheet. */
  readonly rows?: readonly { readonly row: number; readonly text: string }[];
}

/** Enough to run a query again and get the same figures. */
export interface Evidence {
  /** The dataset's id. */
  readonly dataset: string;
  /** Content hash of the dataset's file. */
  readonly version: string;
  /** The sheet, or the sheets joined by ", ". */
  readonly sheet: string;
  /** The statement that was run. */
  readonly sql: string;
  /** Rows that went into the figures. */
  readonly rowsUsed: number;
  readonly rowsExcluded: readonly ExcludedRows[];
  /** The column whose distinct values were counted, where rows repeat an entity. */
  readonly entityKey?: string;
  /** Entities among the rows used, where rows repeat an entity. */
  readonly entities?: number;
  /** When the query ran, ISO 8601. */
  readonly asOf: string;
}

/** A table result, with the evidence needed to run it again. */
export interface TableContent {
  /** Name of the table within its run; charts and grounding refer to it. */
  readonly tableId: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows of the whole result, counted before any cut. */
  readonly totalRows: number;
  /** Whether `rows` is a cut of the result. */
  readonly truncated: boolean;
  readonly evidence: Evidence;
  /** The query the table answers; absent where it came from SQL text. */
  readonly query?: Query;
  /** Remarks for people: matches made, values left out. */
  readonly notes: readonly string[];
}

/** A chart over a table of the same run. */
export interface ChartContent {
  readonly chartId: string;
  readonly tableId: string;
  readonly title: string;
  /** What the chart shows, for people who cannot see it. */
  readonly altText: string;
  /** A Vega-Lite v6 specification whose data is `{ "name": tableId }`. */
  readonly spec: Readonly<Record<string, unknown>>;
}

/** The cell a figure comes from. */
export interface FigureSource {
  readonly toolCallId: string;
  readonly tableId: string;
  /** Row within the table, from 0; -1: the table's row count or evidence. */
  readonly row: number;
  readonly column: string;
}

/** A figure of an answer text. */
export interface GroundedFigure {
  readonly text: string;
  /** Where it starts in the answer text, in UTF-16 code units, as JavaScript counts. */
  readonly start: number;
  readonly length: number;
  /** Its value; a percentage is 61.2 and not 0.612. */
  readonly value: number | null;
  /** Null: found in no result of the run; show the figure as unconfirmed. */
  readonly source: FigureSource | null;
}

/** The figures of an answer text and where each comes from. */
export interface GroundingContent {
  /** The message whose text was examined. */
  readonly messageId: string;
  readonly figures: readonly GroundedFigure[];
}

/** A typed query, as docs/protocol.md describes it. Passed back as it came; a client need not look inside. */
export type Query = Readonly<Record<string, unknown>>;

/** Another value of a part of a query. */
export interface QueryAlternative {
  readonly label: string;
  /** The whole query with it. */
  readonly query: Query;
}

/** A part of a query, to be shown and changed by itself. */
export interface QueryChip {
  /** Names the chip within its reading. */
  readonly id: string;
  /** measure, records, filter, group, period, order, limit, compare, window, chart. */
  readonly kind: string;
  /** The part in plain words. */
  readonly label: string;
  /** Where the part stands in the query: a JSON Pointer such as `/where/items/1`. */
  readonly part: string;
  /** The query without this part; absent where the query needs it. */
  readonly without?: Query;
  /** What else the part could be, likeliest first. */
  readonly alternatives: readonly QueryAlternative[];
}

/** What a question was understood to mean. */
export interface ReadingContent {
  readonly query: Query;
  /** The query in plain English. */
  readonly words: string;
  readonly chips: readonly QueryChip[];
  readonly certainty: 'sure' | 'likely' | 'unsure';
  /** Words of the question that no part of the query stands for. */
  readonly unused: readonly string[];
}

/** One of several meanings of a question, to choose from: `ask({ reading: id, threadId })`. */
export interface OfferedReading {
  readonly id: string;
  readonly words: string;
  /** Its main figure with its unit, where it has one. */
  readonly figure?: string;
  readonly query: Query;
}

/** A question made from an answer, with the query it means. */
export interface FollowUpQuestion {
  readonly question: string;
  readonly query: Query;
}

/** A call to a tool of another server that a person has to allow before it is made. */
export interface PendingApproval {
  /** Decides about this call when given in `AskRequest.approval` in the same conversation; good for one decision. */
  readonly id: string;
  /** The server, by its name in the hub's settings. */
  readonly server: string;
  readonly tool: string;
  /** What would be sent, exactly so. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Tokens used by a run. */
export interface RunUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens?: number;
  /** Cost in US dollars, where the endpoint says so. */
  readonly cost?: number;
}

/** Times of a run in milliseconds since it was asked. */
export interface RunTimings {
  readonly firstTokenMs: number | null;
  readonly totalMs: number;
}

/** How a run ended. */
export interface RunResult {
  readonly outcome: 'answer' | 'clarify' | 'refusal';
  /** The whole answer text, Markdown. */
  readonly answer: string;
  /** On compact streams, the message whose text is the answer; the client puts the text back. */
  readonly answerIn?: string;
  /** `offline`, or the id of the model that answered. */
  readonly answeredBy: string;
  readonly usage?: RunUsage;
  readonly timings: RunTimings;
  readonly toolCalls: number;
  readonly cacheHits: number;
  /** Questions worth asking next. */
  readonly suggestions: readonly string[];
  /** The meanings to choose from, where the question has several; best first. */
  readonly readings?: readonly OfferedReading[];
  /** Calls to other servers' tools that wait to be allowed; nothing was sent for them. */
  readonly approvals?: readonly PendingApproval[];
  /** Questions made from this answer, each with its query. */
  readonly followUps?: readonly FollowUpQuestion[];
}

/** An RFC 9457 problem object. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** Seconds to wait before trying again, where the hub says so. */
  readonly retryAfter?: number;
}
