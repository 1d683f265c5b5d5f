import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.mjs'],
    globalSetup: ['tests/hub.setup.mjs'],
    testTimeout: 30_000,
    // One hub serves all; two cores run it and the clients.
    maxWorkers: 1,
  },
});
