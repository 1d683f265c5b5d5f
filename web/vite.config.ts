import { defineConfig } from 'vitest/config';

// The page is built into the hub's web root; eng/Web.targets runs this build from `dotnet build`.
export default defineConfig({
  base: './',
  build: {
    outDir: process.env['AGENT_WEB_OUT'] ?? '../Agent.Hub/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    // The chart library is one lazily loaded chunk of about a megabyte, on purpose.
    chunkSizeWarningLimit: 1200,
  },
  server: {
    // `npm run dev` beside a running hub.
    proxy: { '/hubs': { target: process.env['AGENT_HUB'] ?? 'http://127.0.0.1:5080', ws: true } },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});
