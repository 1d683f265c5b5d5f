import type { Query } from '../client/index.js';
import { newRequestId } from '../client/index.js';
import { browser, read, write } from './storage.js';

const storageKey = 'agent-hub.pins';
const threadKey = 'agent-hub.pin-thread';

/** An answer kept on the home page: asked again on the data as they are now. */
export interface Pin {
  readonly id: string;
  readonly dataset: string;
  readonly question: string;
  /** The query, where the answer was made by one: it is run as it is, whatever the words mean later. */
  readonly query?: Query;
  /** The figure as last seen. */
  readonly seen?: string;
}

export function rememberedPins(): Pin[] {
  return read<Pin[]>(browser, storageKey, [], Array.isArray);
}

export function rememberPins(pins: readonly Pin[]): void {
  write(browser, storageKey, pins);
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
