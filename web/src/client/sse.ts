/** One server-sent event. */
export interface Frame {
  readonly id: string | undefined;
  readonly data: string;
}

/** The events of a response; ends with it, throws where it breaks off. Comments and events without data are passed over. */
export async function* frames(
  body: ReadableStream<Uint8Array> | null,
  left: AbortSignal,
): AsyncGenerator<Frame, void, undefined> {
  if (body === null) return;
  const reader = body.getReader();
  const leave = (): void => void reader.cancel().catch(() => undefined);
  left.addEventListener('abort', leave);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const frame = parse(block);
        if (frame !== undefined) yield frame;
      }
    }
  } finally {
    left.removeEventListener('abort', leave);
    leave();
  }
}

function parse(block: string): Frame | undefined {
  let id: string | undefined;
  const data: string[] = [];
  for (const line of block.split('\n')) {
    if (line.startsWith('id:')) id = line.slice(3).trimStart();
    else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  }
  return data.length === 0 ? undefined : { id, data: data.join('\n') };
}
