/** A conversation as listed. */
export interface ThreadInfo {
  /** Continues the conversation: `threadId` of a question. */
  readonly threadId: string;
  /** The first question, until somebody gave another title. */
  readonly title: string;
  /** Id of the dataset it was about last. */
  readonly dataset: string;
  /** Questions answered. */
  readonly turns: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A question and its whole answer; tables and charts are in the run's events while it is retained: attach to `runId`. */
export interface ThreadTurn {
  readonly runId: string;
  readonly question: string;
  /** Markdown. */
  readonly answer: string;
  readonly dataset: string;
  /** `offline`, or the id of the model that answered. */
  readonly answeredBy: string;
  readonly at: string;
}

/** A conversation with what was said. */
export interface ThreadContent {
  readonly threadId: string;
  readonly title: string;
  /** Oldest first. */
  readonly turns: readonly ThreadTurn[];
}

/** A link that lets read one conversation. */
export interface ShareLink {
  /** Names the link, to withdraw it. */
  readonly shareId: string;
  readonly threadId: string;
  readonly name: string;
  readonly expiresAt: string;
  /** The secret that lets in, at `/shared/{token}`; only when the link is made. */
  readonly token?: string;
}
