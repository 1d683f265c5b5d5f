import type { FollowUpQuestion } from '../../client/index.js';
import { useDoing } from './context.js';

interface Props {
  readonly questions: readonly string[];
  /** Those of the questions that come with their query: they are not read again. */
  readonly followUps?: readonly FollowUpQuestion[];
  readonly label: string;
}

/** Questions to ask with one click. */
export function Suggestions({ questions, followUps = [], label }: Props) {
  const { controller } = useDoing();
  if (questions.length === 0) return null;
  return (
    <div class="suggestions" role="group" aria-label={label}>
      <h3>{label}</h3>
      <ul>
        {questions.map((question) => (
          <li key={question}>
            <button
              type="button"
              onClick={() =>
                void controller.runs.ask(question, followUps.find((next) => next.question === question)?.query)
              }
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
