// The public suite for durable streams over the hub's run logs, without forks: a run is never forked.
import { runConformanceTests } from '@durable-streams/server-conformance-tests';
import { inject } from 'vitest';

// The time only ends tests of long polls that hang.
runConformanceTests({ baseUrl: inject('hub'), longPollTimeoutMs: 60_000 });
