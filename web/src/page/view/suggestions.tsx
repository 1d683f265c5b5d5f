import { useDoing } from './context.js';

/** Questions to ask with one click. */
export function Suggestions({ questions, label }: { questions: readonly string[]; label: string }) {
    const { controller } = useDoing();
    if (questions.length === 0) return null;
    return (
        <section class="suggestions" aria-label={label}>
            <h2>{label}</h2>
            <ul>
                {questions.map((question) => (
                    <li key={question}>
                        <button type="button" onClick={() => controller.ask(question)}>
                            {question}
                        </button>
                    </li>
                ))}
            </ul>
        </section>
    );
}
