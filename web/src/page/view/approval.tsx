import type { PendingApproval } from '../../client/index.js';
import { words } from '../words/index.js';
import { useDoing } from './context.js';

interface Props {
  readonly call: PendingApproval;
  /** Whether the call still waits: only the newest answer's do. */
  readonly waits: boolean;
}

/** A call to another server's tool that the reader has to allow: what would be sent, and the two answers. */
export function Approval({ call, waits }: Props) {
  const { controller, readOnly } = useDoing();
  return (
    <section class="card approval" aria-label={words.approvalOf(call.tool, call.server)}>
      <h3>{words.wouldBeSent}</h3>
      <dl>
        {Object.entries(call.arguments).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value, null, 1)}</dd>
          </div>
        ))}
      </dl>
      {waits && !readOnly ? (
        <p class="doings">
          <button type="button" class="primary" onClick={() => void controller.runs.decide(call, true)}>
            {words.allow}
          </button>
          <button type="button" onClick={() => void controller.runs.decide(call, false)}>
            {words.doNotAllow}
          </button>
        </p>
      ) : (
        <p class="soft">{words.noLongerWaits}</p>
      )}
    </section>
  );
}
