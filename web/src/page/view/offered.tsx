import type { OfferedReading } from '../../client/index.js';
import { useDoing } from './context.js';

/** What a question may mean, each with its figure; one click gives that answer. */
export function Offered({ readings, label }: { readings: readonly OfferedReading[]; label: string }) {
    const { controller } = useDoing();
    if (readings.length === 0) return null;
    return (
        <section class="offered" aria-label={label}>
            <h3>{label}</h3>
            <ul>
                {readings.map((reading) => (
                    <li key={reading.id}>
                        <button type="button" onClick={() => void controller.ask(reading.words, reading.query)}>
                            <span>{reading.words}</span>
                            {reading.figure !== undefined && <strong>{reading.figure}</strong>}
                        </button>
                    </li>
                ))}
            </ul>
        </section>
    );
}
