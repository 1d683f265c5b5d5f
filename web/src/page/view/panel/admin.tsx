import { useEffect, useState } from 'preact/hooks';
import type { CacheStatistics } from '../../../client/index.js';
import { address } from '../../downloads.js';
import { count, share } from '../../format/cells.js';
import { rememberedKey } from '../../memory.js';
import type { AppState } from '../../state/app.js';
import { words } from '../../words/index.js';
import { useDoing } from '../context.js';
import { AdminReport } from './admin-report.js';

interface ModelHealth {
  readonly profile: string;
  readonly models: readonly string[];
  readonly circuit: string;
  readonly requests: number;
  readonly faults: number;
  readonly lastFault?: string;
}

interface Health {
  readonly runs: number;
  readonly streams: number;
  readonly models: readonly ModelHealth[];
}

/** Caches, models, runs under way; emptying the caches is for administrators. */
export function Admin({ state }: { state: AppState }) {
  const { controller } = useDoing();
  const [caches, setCaches] = useState<readonly CacheStatistics[]>([]);
  const [health, setHealth] = useState<Health>();
  const [problem, setProblem] = useState<string>();
  const load = async (): Promise<void> => {
    setCaches(await controller.cacheStatistics());
    const response = await fetch(address('health'));
    if (response.ok) setHealth((await response.json()) as Health);
  };
  useEffect(() => {
    load().catch((error: unknown) => setProblem(String(error)));
  }, []);
  const clear = (): void => void controller.clearCaches().then(load, (error: unknown) => setProblem(plain(error)));
  return (
    <>
      {problem !== undefined && (
        <p class="notice problem" role="alert">
          {problem}
        </p>
      )}
      <section>
        <h3>{words.caches}</h3>
        <table class="facts-table">
          <thead>
            <tr>
              <th scope="col">{words.cacheHeader}</th>
              <th scope="col" class="number">
                {words.hits}
              </th>
              <th scope="col" class="number">
                {words.misses}
              </th>
              <th scope="col" class="number">
                {words.hitRate}
              </th>
              <th scope="col" class="number">
                {words.entries}
              </th>
            </tr>
          </thead>
          <tbody>
            {caches.map((cache) => (
              <tr key={cache.cache}>
                <th scope="row">{cache.cache}</th>
                <td class="number">{count(cache.hits)}</td>
                <td class="number">{count(cache.misses)}</td>
                <td class="number">{share(cache.hitRate)}</td>
                <td class="number">{count(cache.entries)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {state.rights?.admin === true ? (
          <button type="button" onClick={clear}>
            {words.clearCaches}
          </button>
        ) : (
          <AdminHelp />
        )}
      </section>
      {health !== undefined && (
        <>
          <section>
            <h3>{words.models}</h3>
            {health.models.length === 0 && <p class="soft">{words.noModels}</p>}
            <ul class="models">
              {health.models.map((model) => (
                <li key={model.models.join()}>
                  <strong>{model.models.join(', ')}</strong> {model.profile}
                  <br />
                  <small>
                    {words.circuit}: {words.circuitStates[model.circuit] ?? model.circuit} · {words.calls}{' '}
                    {count(model.requests)} · {words.failuresCount} {count(model.faults)}
                  </small>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h3>{words.runsUnderWay}</h3>
            <p>
              {count(health.runs)} · {words.openStreams}: {count(health.streams)}
            </p>
          </section>
        </>
      )}
      {state.rights?.admin === true && <AdminReport />}
    </>
  );
}

/** What to do for the rest of the administration: a hub without keys has no administrators. */
function AdminHelp() {
  if (rememberedKey() !== '') return <p class="soft">{words.adminOnly}</p>;
  return (
    <div class="notice">
      <div>
        <p>{words.adminNeedsKey}</p>
        <pre tabIndex={0}>
          {
            'Agent__Security__ApiKeys__0__Key=…\nAgent__Security__ApiKeys__0__Name=you\nAgent__Security__ApiKeys__0__Role=admin'
          }
        </pre>
      </div>
    </div>
  );
}

/** The hub's sentence without what SignalR puts around it. */
function plain(error: unknown): string {
  return String(error instanceof Error ? error.message : error).replace(/^.*HubException: (?:\w+: )?/, '');
}
