import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Redis on a free port, gone with what it holds when it is stopped. */
export async function startRedis() {
  const folder = mkdtempSync(join(tmpdir(), 'agent-hub-redis-'));
  const port = await freePort();
  const options = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = spawn('redis-server', options.map(String), { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => server.once('close', done));
  await new Promise((ready, failed) => {
    server.once('error', failed).once('exit', (code) => failed(new Error(`redis-server ended with ${code}.`)));
    createInterface({ input: server.stdout }).on('line', (line) => line.includes('Ready to accept connections') && ready());
  });
  return {
    address: `127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on, below those that the system gives to connections by itself. */
async function freePort() {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 22_000);
    const server = createServer();
    const isFree = await new Promise((known) => server.once('error', () => known(false)).listen(port, '127.0.0.1', () => known(true)));
    if (!isFree) continue;
    await new Promise((closed) => server.close(closed));
    return port;
  }
}
