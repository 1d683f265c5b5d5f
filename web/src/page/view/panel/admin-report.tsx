import { useEffect, useState } from 'preact/hooks';
import { address, authorization } from '../../downloads.js';
import { dateLocale, words } from '../../words/index.js';

interface Report {
  readonly keys: readonly { readonly name: string; readonly role: string; readonly groups: readonly string[] }[];
  readonly rules: readonly {
    readonly dataset: string;
    readonly to: readonly string[];
    readonly allow: readonly string[];
  }[];
  readonly runs: readonly {
    readonly runId: string;
    readonly user?: string;
    readonly dataset?: string;
    readonly seconds: number;
  }[];
  readonly audit: readonly {
    readonly id: number;
    readonly at: string;
    readonly actor?: string;
    readonly action: string;
    readonly body: Readonly<Record<string, unknown>>;
  }[];
}

/** Keys and rights, runs at work and the last of the audit; for administrators. */
export function AdminReport() {
  const [report, setReport] = useState<Report>();
  useEffect(() => {
    void fetch(address('admin'), { headers: authorization() }).then(async (response) => {
      if (response.ok) setReport((await response.json()) as Report);
    });
  }, []);
  if (report === undefined) return null;
  return (
    <>
      <section>
        <h3>{words.keysAndRights}</h3>
        <Facts
          head={[words.keyName, words.role, words.groups]}
          rows={report.keys.map(({ name, role, groups }) => [name, words.roles[role] ?? role, groups.join(', ')])}
        />
        {report.rules.length > 0 && (
          <Facts
            head={[words.dataset, words.rightTo, words.rightWhat]}
            rows={report.rules.map(({ dataset, to, allow }) => [dataset, to.join(', '), allow.join(', ')])}
          />
        )}
      </section>
      {report.runs.length > 0 && (
        <section>
          <h3>{words.runsUnderWay}</h3>
          <Facts
            head={[words.user, words.dataset, words.seconds]}
            rows={report.runs.map(({ user, dataset, seconds }) => [user ?? '–', dataset ?? '–', String(seconds)])}
          />
        </section>
      )}
      <section>
        <h3>{words.audit}</h3>
        <Facts
          head={[words.when, words.user, words.done]}
          rows={report.audit.map(({ at, actor, action, body }) => [
            new Date(at).toLocaleString(dateLocale(), { dateStyle: 'short', timeStyle: 'short' }),
            actor ?? '–',
            [words.auditActions[action] ?? action, whatOf(body)].filter(Boolean).join(': '),
          ])}
        />
      </section>
    </>
  );
}

/** What an entry is about, in short: ids tell nobody more than their beginning. */
function whatOf({ name, dataset, server, tool, outcome }: Readonly<Record<string, unknown>>): string {
  if (typeof tool === 'string') return `${String(server)} / ${tool} (${String(outcome)})`;
  return String(name ?? dataset ?? '').replace(/[0-9a-f]{16,}/g, (id) => `${id.slice(0, 8)}…`);
}

function Facts({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <table class="facts-table">
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, index) =>
              index === 0 ? (
                <th key={index} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={index}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
