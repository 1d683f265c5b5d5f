import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const web = resolve(import.meta.dirname, '../..');

/** The client's declarations as programs see them, without remarks. */
function declarations(): string {
  const folder = mkdtempSync(join(tmpdir(), 'agent-hub-api-'));
  try {
    const tsc = join(web, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.client.json', '--outDir', folder], { cwd: web });
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.d.ts'))
      .toSorted()
      .map((name) => `// ${name}\n${readFileSync(join(folder, name), 'utf8')}`)
      .join('\n')
      .replace(/[ \t]*\/\*\*[\s\S]*?\*\/\n?/g, '')
      .replace(/^\s*\n/gm, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A change that is meant: `npx vitest run tests/client/api.test.ts -u`.
test('the public API is as approved', { timeout: 60_000 }, async () => {
  await expect(declarations()).toMatchFileSnapshot('api.approved.txt');
});
