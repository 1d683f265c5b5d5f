import type { PinInfo, Query } from '../client/index.js';
import { newRequestId } from '../client/index.js';
import { browser, read, write } from './storage.js';

const seenKey = 'agent-hub.pins-seen';
const threadKey = 'agent-hub.pin-thread';

/** The hub's setting that holds what a signed-in reader saw of the pins last, on whichever device. */
export const seenSetting = 'pins.seen';

/** What was seen of each pin last, by its id. */
export type Seen = Readonly<Record<string, string>>;

/** An answer kept on the home page: asked again on the data as they are now. */
export interface Pin {
  readonly id: string;
  readonly dataset: string;
  readonly question: string;
  /** The query, where the answer was made by one: it is run as it is, whatever the words mean later. */
  readonly query?: Query;
  /** The answer as last seen. */
  readonly seen?: string;
}

/** A pin of the hub. */
export function toPin({ pinId, title, dataset, query }: PinInfo, seen: Seen): Pin {
  const asked = (query ?? {}) as { readonly question?: string; readonly query?: Query };
  return {
    id: pinId,
    dataset,
    question: asked.question ?? title,
    ...(asked.query === undefined ? {} : { query: asked.query }),
    ...(seen[pinId] === undefined ? {} : { seen: seen[pinId] }),
  };
}

/** What a reader who does not sign in saw in this browser. */
export function rememberedSeen(): Seen {
  return read<Seen>(browser, seenKey, {}, (value) => typeof value === 'object' && value !== null);
}

export function rememberSeen(seen: Seen): void {
  write(browser, seenKey, seen);
}

/** The conversation that pins are asked in; unguessable, as those who do not sign in are told apart by such ids alone. */
export function pinThread(): string {
  let id = read(browser, threadKey, '', (value) => typeof value === 'string');
  if (id === '') write(browser, threadKey, (id = `pins-${newRequestId()}`));
  return id;
}

/** The pin one place earlier or later among those of its dataset. */
export function movedPin(pins: readonly Pin[], id: string, by: -1 | 1): Pin[] {
  const from = pins.findIndex((pin) => pin.id === id);
  const pin = pins[from];
  if (pin === undefined) return [...pins];
  for (let to = from + by; to >= 0 && to < pins.length; to += by)
    if (pins[to]?.dataset === pin.dataset) return pins.toSpliced(from, 1).toSpliced(to, 0, pin);
  return [...pins];
}
