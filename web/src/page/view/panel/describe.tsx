import { useEffect, useState } from 'preact/hooks';
import type { SidecarReview } from '../../sidecars.js';
import { reviewSidecar, saveSidecar, setInSidecar, sidecarOf } from '../../sidecars.js';
import type { AppState } from '../../state/app.js';
import { words } from '../../words/index.js';
import { useDoing } from '../context.js';
import { DescribeForm } from './describe-form.js';

/** How long the text must rest before it is looked at, milliseconds. */
const restMs = 400;

/** The editor of a workbook's description file: what a text changes is shown before it is saved. */
export function Describe({ state }: { state: AppState }) {
  const { controller } = useDoing();
  const dataset = state.dataset!;
  const [kept, setKept] = useState<SidecarReview>();
  const [text, setText] = useState('');
  const [review, setReview] = useState<SidecarReview>();
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean }>();
  const fail = (error: unknown): void =>
    setSaid({ text: error instanceof Error ? error.message : String(error), isProblem: true });
  const take = (read: SidecarReview): void => {
    setKept(read);
    setText(read.text);
    setReview(undefined);
  };
  useEffect(() => {
    setSaid(undefined);
    sidecarOf(dataset).then(take, fail);
  }, [dataset]);
  const isChanged = kept !== undefined && text !== kept.text;
  useEffect(() => {
    if (!isChanged) return setReview(undefined);
    const timer = setTimeout(() => reviewSidecar(dataset, text).then(setReview, fail), restMs);
    return () => clearTimeout(timer);
  }, [dataset, text, isChanged]);
  const save = async (): Promise<void> => {
    take(await saveSidecar(dataset, text, kept!.version));
    setSaid({ text: words.descriptionSaved, isProblem: false });
    await controller.datasets.load();
  };
  if (kept === undefined) return said === undefined ? <p class="soft" /> : <Said {...said} />;
  const shown = review ?? kept;
  return (
    <form
      class="describe"
      onSubmit={(event) => {
        event.preventDefault();
        save().catch(fail);
      }}
    >
      <p class="soft">{words.describeLead(kept.file)}</p>
      {state.description !== undefined && state.description.dataset.id === dataset && (
        <DescribeForm
          description={state.description}
          settings={shown.settings}
          readOnly={state.rights?.describe !== true}
          onSet={(setting, isList) => {
            setSaid(undefined);
            setInSidecar(dataset, text, setting, isList).then((next) => setText(next.text), fail);
          }}
        />
      )}
      <details class="as-text" open={state.description === undefined}>
        <summary>{words.asText}</summary>
        <textarea
          aria-label={words.describeTitle}
          spellcheck={false}
          rows={16}
          value={text}
          readOnly={state.rights?.describe !== true}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setSaid(undefined);
          }}
        />
      </details>
      {said !== undefined && <Said {...said} />}
      {shown.problems.length > 0 && (
        <div class="notice warn" role="status">
          <ul>
            {shown.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      <section aria-live="polite">
        <h3>{review === undefined ? words.describeNow : words.describeChanges}</h3>
        {shown.changes.length === 0 ? (
          <p class="soft">{words.describeNothing}</p>
        ) : (
          <ul class="changes">
            {shown.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
      </section>
      {state.rights?.describe === true && (
        <div class="doings">
          <button type="submit" class="primary" disabled={!isChanged}>
            {words.save}
          </button>
          <button type="button" disabled={!isChanged} onClick={() => setText(kept.text)}>
            {words.discard}
          </button>
        </div>
      )}
    </form>
  );
}

function Said({ text, isProblem }: { text: string; isProblem: boolean }) {
  return (
    <p class={isProblem ? 'notice problem' : 'notice'} role={isProblem ? 'alert' : 'status'}>
      {text}
    </p>
  );
}
