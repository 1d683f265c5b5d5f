// The same suite over the logs in memory; the hub of the other suites keeps them in SQLite.
import { runConformanceTests } from '@durable-streams/server-conformance-tests';
import { afterAll } from 'vitest';
import { startHub, suiteOrigin } from './hub.setup.mjs';

const hub = await startHub('--Agent:Store=memory', suiteOrigin);
afterAll(() => hub.stop());
// The time only ends tests of long polls that hang.
runConformanceTests({ baseUrl: hub.url, longPollTimeoutMs: 60_000 });
