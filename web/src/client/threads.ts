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
