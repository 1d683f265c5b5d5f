/** The hub cannot be reached, or does not let this client in. Failures of a run come as `RUN_ERROR` events instead. */
export class HubUnreachableError extends Error {
  override readonly name = 'HubUnreachableError';

  /** Whether the hub answered that it wants a (different) key. */
  get denied(): boolean {
    return isDenied(this.cause);
  }
}

/** Whether the connection failed because the hub wants a (different) key. */
export function isDenied(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = (error as { statusCode?: unknown }).statusCode;
  return status === 401 || status === 403 || /Status code '40[13]'/.test(error.message);
}

/** What a reader throws that was told to stop before the hub could say so itself. */
export function cancelledByCaller(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new DOMException('The run was cancelled.', 'AbortError');
}
