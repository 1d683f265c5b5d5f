import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Controller } from '../controller.js';
import type { Store } from '../store.js';

/** What views may do, beside showing what they are given. */
export interface Doing {
  readonly controller: Controller;
  readonly store: Store;
  /** Whether the page shows what somebody shared: nothing can be asked or changed. */
  readonly readOnly: boolean;
}

export const DoingContext = createContext<Doing | undefined>(undefined);

export function useDoing(): Doing {
  const doing = useContext(DoingContext);
  if (doing === undefined) throw new Error('A view stands outside the page.');
  return doing;
}
