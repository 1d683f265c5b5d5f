// vitest as the suite for durable streams gets it: groups about forks, and about other options it was not asked for, are left out instead of skipped.
import { describe as every } from 'vitest';

export * from 'vitest';

const isLeftOut = (name) => String(name).startsWith('Fork');

const some = (name, ...rest) => (isLeftOut(name) ? undefined : every(name, ...rest));
export const describe = Object.assign(some, every, { runIf: (wanted) => (wanted ? some : () => undefined) });
