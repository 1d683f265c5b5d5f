import type { OfferedReading } from '../../client/index.js';
import { useDoing } from './context.js';

interface Props {
  readonly readings: readonly OfferedReading[];
  readonly label: string;
  /** Whether the answer above has asked already: the label is then for those who cannot see. */
  readonly isAsked?: boolean;
  /** The word whose meaning was told: it goes with what is chosen. */
  readonly defines: string | undefined;
}

/** What a question may mean, each with its figure; one click gives that answer. */
export function Offered({ readings, label, isAsked, defines }: Props) {
  const { controller, readOnly } = useDoing();
  if (readings.length === 0 || readOnly) return null;
  return (
    <div class="offered" role="group" aria-label={label}>
      <h3 class={isAsked ? 'hidden' : undefined}>{label}</h3>
      <ul>
        {readings.map((reading) => (
          <li key={reading.id}>
            <button type="button" onClick={() => void controller.runs.ask(reading.words, reading.query, defines)}>
              <span>{reading.words}</span>
              {reading.figure !== undefined && <strong>{reading.figure}</strong>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
