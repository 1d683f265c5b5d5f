import type { Action, AppState } from './state/app.js';
import { initialState, reduce } from './state/app.js';

/** Holds the state; the only place it changes. */
export interface Store {
  readonly state: () => AppState;
  readonly dispatch: (action: Action) => void;
  /** Calls back after every change; gives the way to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore(): Store {
  let state = initialState;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    dispatch: (action) => {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
