import { connect, createServer } from 'node:net';

/** A proxy before the hub that resets its connections when told to. */
export async function cutter(hub) {
  const target = new URL(hub);
  const open = new Set();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    open.add(client);
    const end = () => (client.destroy(), upstream.destroy(), open.delete(client));
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const proxy = {
    url: `http://127.0.0.1:${server.address().port}`,
    cuts: 0,
    cut() {
      this.cuts += 1;
      for (const client of open) client.resetAndDestroy();
    },
    close: () => new Promise((closed) => (proxy.cut(), server.close(closed))),
  };
  return proxy;
}
