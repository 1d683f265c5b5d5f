/** A question to pin. */
export interface NewPin {
  /** What is shown above it; one line of up to 120 characters is kept of it. */
  readonly title: string;
  /** Id of the dataset it asks. */
  readonly dataset: string;
  /** What is asked: any JSON, up to 16 KiB. */
  readonly query: unknown;
}

/** A pinned question, as listed. */
export interface PinInfo extends NewPin {
  readonly pinId: string;
  readonly createdAt: string;
}
