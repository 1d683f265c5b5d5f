// The examples of docs/faces are copied out and run, each against the hub.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, inject, test } from 'vitest';

const run = promisify(execFile);
const hub = inject('hub');
const docs = resolve(import.meta.dirname, '../../../docs/faces');
// Beside node_modules, so that the examples find their packages.
const folder = resolve(import.meta.dirname, '../examples');
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'node_modules/@agent-hub'), { recursive: true });
symlinkSync(resolve(import.meta.dirname, '../../../web'), join(folder, 'node_modules/@agent-hub/client'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const page of readdirSync(docs).filter((name) => name.endsWith('.md'))) {
  const examples = [...readFileSync(join(docs, page), 'utf8').matchAll(/^```(js|sh)\n(.*?)^```/gms)].map(([, language, code]) => ({ language, code }));
  describe(page, () => {
    test('has an example', () => expect(examples.length).toBeGreaterThan(0));
    test.each(examples.map((example, index) => [index + 1, example]))('example %i', async (number, { language, code }) => {
      const file = join(folder, `${page}-${number}.${language === 'js' ? 'mjs' : 'sh'}`);
      writeFileSync(file, language === 'js' ? code : `set -eo pipefail\n${code.replaceAll('http://127.0.0.1:5080', hub)}`);
      const { stdout } = await run(language === 'js' ? process.execPath : 'bash', [file], { env: { ...process.env, AGENT_HUB_URL: hub }, timeout: 25_000 });
      expect(stdout.trim()).not.toBe('');
    });
  });
}
