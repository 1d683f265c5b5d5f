import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const suite = '@durable-streams/server-conformance-tests';

export default defineConfig({
  plugins: [
    {
      name: 'durable-streams-without-forks',
      enforce: 'pre',
      resolveId: (source, importer) =>
        source === 'vitest' && importer?.includes(suite) ? resolve(import.meta.dirname, 'tests/vitest-without-forks.mjs') : undefined,
    },
  ],
  test: {
    include: ['tests/**/*.test.mjs'],
    globalSetup: ['tests/hub.setup.mjs'],
    // Ends what hangs; a machine under load is slow, not wrong.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // One hub serves all; two cores run it and the clients.
    maxWorkers: 1,
    server: { deps: { inline: [suite] } },
  },
});
