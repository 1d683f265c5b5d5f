import type { OfferedReading } from '../../client/index.js';
import { words } from '../words/index.js';
import { useDoing } from './context.js';

/** What an ambiguous question may mean, each with its figure; one click gives that answer. */
export function Offered({ readings }: { readings: readonly OfferedReading[] }) {
    const { controller } = useDoing();
    return (
        <section class="offered" aria-label={words.whichDidYouMean}>
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
