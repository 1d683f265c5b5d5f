import type { AgentEvent } from './events.js';
import type { EventBatch } from './requests.js';

/** A batch as it comes: on a compact stream only the first names the run and its log. */
export type SentBatch = Omit<EventBatch, 'runId' | 'epoch'> & Partial<Pick<EventBatch, 'runId' | 'epoch'>>;

/** Puts back what the hub left out of one compact stream because the stream had said it before; other streams pass as they are. */
export class CompactReader {
  #runId = '';
  #epoch = '';
  #messageId: string | undefined;
  #text = '';

  /** The next batch of the stream, whole. */
  read(sent: SentBatch): EventBatch {
    this.#runId = sent.runId ?? this.#runId;
    this.#epoch = sent.epoch ?? this.#epoch;
    const events = sent.events.map((event) => this.#whole(event));
    return { ...sent, runId: this.#runId, epoch: this.#epoch, events };
  }

  #whole(event: AgentEvent): AgentEvent {
    if (event.type === 'TEXT_MESSAGE_START') {
      this.#messageId = event.messageId;
      this.#text = '';
    } else if (event.type === 'TEXT_MESSAGE_CONTENT' && event.messageId === this.#messageId) {
      this.#text += event.delta;
    } else if (event.type === 'RUN_FINISHED' && event.result?.answerIn !== undefined) {
      const { answerIn, ...result } = event.result;
      if (answerIn === this.#messageId) return { ...event, result: { ...result, answer: this.#text } };
    }
    return event;
  }
}
