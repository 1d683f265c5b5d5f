import type { AgentClient, RunFinishedEvent } from '../../client/index.js';
import { rememberedKey } from '../memory.js';
import type { Pin, Seen } from '../pins.js';
import { pinThread, rememberedSeen, rememberSeen, seenSetting, toPin } from '../pins.js';
import type { Store } from '../store.js';
import { askInLanguage } from './ask-in-language.js';

/** Longer titles of pins are cut by the hub. */
const longestTitle = 120;

/** What is kept on the home page. */
export class Pins {
  #isLoaded = false;
  #seen: Seen = {};

  constructor(
    private readonly client: AgentClient,
    private readonly store: Store,
  ) {}

  /** Keeps an answer on the home page. */
  async pin({ dataset, question, query }: Omit<Pin, 'id' | 'seen'>): Promise<void> {
    const pinned = await this.client.addPin({
      title: question.slice(0, longestTitle),
      dataset,
      query: { question, query },
    });
    this.#setPins([...this.store.state().pins, toPin(pinned, {})]);
  }

  async unpin(pin: Pin): Promise<void> {
    this.#setPins(this.store.state().pins.filter(({ id }) => id !== pin.id));
    await this.client.removePin(pin.id);
  }

  /** Puts the pins into another order. */
  async arrange(pins: readonly Pin[]): Promise<void> {
    this.#setPins(pins);
    await this.client.arrangePins(pins.map(({ id }) => id));
  }

  /** Notes what a pin says now, to tell on the next visit whether it moved. */
  async saw(pin: Pin, answer: string): Promise<void> {
    if (this.#seen[pin.id] === answer) return;
    // Of pins that are gone nothing is kept.
    const ids = new Set(this.store.state().pins.map(({ id }) => id));
    this.#seen = Object.fromEntries([...Object.entries(this.#seen).filter(([id]) => ids.has(id)), [pin.id, answer]]);
    if (rememberedKey() === '') rememberSeen(this.#seen);
    else await this.client.saveSetting(seenSetting, this.#seen).catch(() => undefined);
  }

  /** The answer to a pin on the data as they are now. */
  async ask(pin: Pin, signal: AbortSignal): Promise<RunFinishedEvent | undefined> {
    const { question, query, dataset } = pin;
    // One conversation of their own, so that the list does not fill with them.
    const run = askInLanguage(this.client, { question, query, dataset, threadId: pinThread() }, { signal });
    for await (const event of run) if (event.type === 'RUN_FINISHED') return event;
    return undefined;
  }

  /** Loads them, once. */
  async load(): Promise<void> {
    if (this.#isLoaded) return;
    this.#isLoaded = true;
    const pins = await this.client.pins().catch(() => []);
    const settings = rememberedKey() === '' ? {} : await this.client.userSettings().catch(() => ({}));
    const kept = (settings as Readonly<Record<string, unknown>>)[seenSetting];
    this.#seen = rememberedKey() === '' ? rememberedSeen() : ((kept as Seen | undefined) ?? {});
    this.#setPins(pins.map((pin) => toPin(pin, this.#seen)));
  }

  #setPins(pins: readonly Pin[]): void {
    this.store.dispatch({ kind: 'pins', pins });
  }
}
