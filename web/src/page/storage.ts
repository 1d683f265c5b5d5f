/** Reads a JSON value from a storage; the fallback where there is none, or where it is of an older kind. */
export function read<T>(storage: () => Storage, key: string, fallback: T, isKind: (value: unknown) => boolean): T {
  try {
    const value: unknown = JSON.parse(storage().getItem(key) ?? 'null');
    return isKind(value) ? (value as T) : fallback;
  } catch {
    return fallback;
  }
}

/** Writes a JSON value. Storage may be switched off or full: the page works without it, and only forgets. */
export function write(storage: () => Storage, key: string, value: unknown): void {
  try {
    storage().setItem(key, JSON.stringify(value));
  } catch {
    // Only a reload forgets then.
  }
}

export const tab = (): Storage => sessionStorage;
export const browser = (): Storage => localStorage;
