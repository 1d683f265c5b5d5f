// Starts the conformance host once for all suites and says where it is.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const announcement = 'Agent Hub is at ';
const host = resolve(import.meta.dirname, '../host/bin/Debug/net10.0/Agent.ConformanceHost.dll');

/** The suite for durable streams asks as a page of this origin. */
export const suiteOrigin = '--Agent:Security:AllowedOrigins:0=https://example.com';

/** Starts a hub; `settings` as on its command line. */
export async function startHub(...settings) {
  if (!existsSync(host)) throw new Error(`Build the host first: dotnet build eng/conformance/host (${host})`);
  const folder = mkdtempSync(join(tmpdir(), 'agent-hub-conformance-'));
  const hub = spawn('dotnet', [host, '--urls=http://127.0.0.1:0', `--Agent:Data:Folder=${folder}/data`, ...settings], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((found, failed) => {
    hub.once('exit', (code) => failed(new Error(`The host ended with ${code}.`)));
    createInterface({ input: hub.stdout }).on('line', (line) => {
      if (process.env.HUB_LOG) console.log(line);
      if (line.startsWith(announcement)) found(line.slice(announcement.length).replace(/\/$/, ''));
    });
  });
  await ready(url);
  return {
    url,
    stop: async () => {
      const ended = new Promise((done) => hub.once('exit', done));
      hub.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The sample workbook is loaded in the background; the suites ask it at once. */
async function ready(url) {
  for (;;) {
    const { datasets } = await (await fetch(`${url}/health`)).json();
    if (datasets.ready > 0) return;
    await new Promise((again) => setTimeout(again, 50));
  }
}

export default async function setup(project) {
  const hub = await startHub(suiteOrigin);
  project.provide('hub', hub.url);
  return hub.stop;
}
