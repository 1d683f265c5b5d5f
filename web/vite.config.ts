import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vitest/config';

const outDir = process.env['AGENT_WEB_OUT'] ?? '../Agent.Hub/wwwroot';

/** Smaller files gain nothing. */
const fewestBytes = 1_000;

/** Lays the compressed forms of every file beside it: made once, as small as can be, and served as they are. */
const precompress = {
  name: 'precompress',
  apply: 'build' as const,
  closeBundle() {
    for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(js|css|html|svg)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      const content = readFileSync(path);
      if (content.length < fewestBytes) continue;
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    }
  },
};

// The page is built into the hub's web root; eng/Web.targets runs this build from `dotnet build`.
export default defineConfig({
  base: './',
  plugins: [precompress],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      input: { page: 'index.html', 'agent-hub': 'src/embed/agent-hub.ts' },
      output: {
        // Other people's pages name this one file.
        entryFileNames: ({ name }) => (name === 'agent-hub' ? 'agent-hub.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    // `npm run dev` beside a running hub.
    proxy: { '/hubs': { target: process.env['AGENT_HUB'] ?? 'http://127.0.0.1:5080', ws: true } },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // Ends what hangs; a machine under load is slow, not wrong.
    testTimeout: 60_000,
  },
});
