// The same suite over the logs that several hubs share, in a Redis of its own.
import { runConformanceTests } from '@durable-streams/server-conformance-tests';
import { afterAll } from 'vitest';
import { startHub, suiteOrigin } from './hub.setup.mjs';
import { startRedis } from './redis.mjs';

const redis = await startRedis();
const hub = await startHub('--Agent:Store=memory', `--Conformance:Redis=${redis.address}`, suiteOrigin);
afterAll(async () => {
  await hub.stop();
  await redis.stop();
});
// The time only ends tests of long polls that hang.
runConformanceTests({ baseUrl: hub.url, longPollTimeoutMs: 60_000 });
