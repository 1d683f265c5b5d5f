import type { AgentClient } from '../../client/index.js';
import { HubUnreachableError } from '../../client/index.js';
import { rememberedKey } from '../memory.js';
import type { Definition } from '../sidecars.js';
import { remember } from '../sidecars.js';
import type { Store } from '../store.js';
import { addSample, deleteDataset, FileProblem, fileRights, uploadFile } from '../uploads.js';
import { hubLanguage, words } from '../words/index.js';
import type { Pins } from './pins.js';
import { rememberRuns } from './runs.js';

/** How often the list of datasets is asked for while one of them is loading. */
const loadingPollMs = 1_000;
const mostRightsAttempts = 5;

/** The datasets: which there are, which is chosen, their files and what is kept of them. */
export class Datasets {
  constructor(
    private readonly client: AgentClient,
    private readonly store: Store,
    private readonly pins: Pins,
  ) {}

  async load(): Promise<void> {
    try {
      const datasets = await this.client.datasets();
      this.store.dispatch({ kind: 'hub', hub: 'ready' });
      this.store.dispatch({ kind: 'keyRefused', refused: false });
      this.store.dispatch({ kind: 'datasets', datasets });
      await Promise.all([this.pins.load(), this.#loadRights()]);
      await this.#loadChosen();
      if (datasets.some((dataset) => dataset.status === 'loading')) setTimeout(() => void this.load(), loadingPollMs);
    } catch (error) {
      const denied = error instanceof HubUnreachableError && error.denied;
      if (denied) this.store.dispatch({ kind: 'keyRefused', refused: rememberedKey() !== '' });
      this.store.dispatch({ kind: 'hub', hub: denied ? 'denied' : 'unreachable' });
    }
  }

  /** Sends a file to the hub and chooses its dataset. */
  async upload(file: File, replace = false): Promise<void> {
    const show = (phase: 'sending' | 'reading' | 'done', share: number): void =>
      this.store.dispatch({ kind: 'upload', upload: { file, phase, share } });
    show('sending', 0);
    try {
      const dataset = await uploadFile(file, replace, (share) => show(share < 1 ? 'sending' : 'reading', share));
      show('done', 1);
      await this.load();
      await this.choose(dataset.id);
    } catch (error) {
      const { code, message } = error instanceof FileProblem ? error : new FileProblem('unknown', String(error));
      this.store.dispatch({ kind: 'upload', upload: { file, phase: 'failed', share: 0, code, message } });
    }
  }

  async useSample(): Promise<void> {
    try {
      const dataset = await addSample();
      await this.load();
      await this.choose(dataset.id);
    } catch (error) {
      const { code, message } = error instanceof FileProblem ? error : new FileProblem('unknown', String(error));
      const file = new File([], 'hse-sample.xlsx');
      this.store.dispatch({ kind: 'upload', upload: { file, phase: 'failed', share: 0, code, message } });
    }
  }

  /** Deletes a dataset for everybody; for administrators. */
  async delete(id: string): Promise<void> {
    try {
      await deleteDataset(id);
    } catch (error) {
      alert(error instanceof Error ? error.message : words.deleteFailed);
    }
    await this.load();
  }

  /** Chooses a dataset. A conversation is about one: another begins. */
  async choose(dataset: string): Promise<void> {
    const about = this.store.state().exchanges.at(-1)?.dataset;
    if (about !== undefined && about !== dataset) {
      this.store.dispatch({ kind: 'clear' });
      rememberRuns(this.store);
    }
    await this.select(dataset);
  }

  async select(dataset: string): Promise<void> {
    this.store.dispatch({ kind: 'choose', dataset });
    await this.#loadChosen();
  }

  /** Keeps a word for values of the chosen dataset. */
  async remember(name: string, definition: Definition): Promise<void> {
    await remember(this.store.state().dataset!, { ...definition, name });
    await this.load();
  }

  /** What the hub words for the chosen dataset, again in the page's language. */
  reword(): Promise<void> {
    return this.#loadChosen();
  }

  /** What may be done with files does not hang on anything else; a hub that was too busy to say is asked again. */
  async #loadRights(attempt = 1): Promise<void> {
    if (this.store.state().rights !== undefined) return;
    const rights = await fileRights().catch(() => undefined);
    if (rights !== undefined) this.store.dispatch({ kind: 'rights', rights });
    else if (attempt < mostRightsAttempts)
      setTimeout(() => void this.#loadRights(attempt + 1), attempt * loadingPollMs);
  }

  async #loadChosen(): Promise<void> {
    const { dataset, datasets } = this.store.state();
    if (dataset === undefined || datasets.find((info) => info.id === dataset)?.status !== 'ready') return;
    const language = hubLanguage();
    const [suggestions, description, home] = await Promise.allSettled([
      this.client.suggest(dataset, undefined, language),
      this.client.describe(dataset),
      this.client.home(dataset, language),
    ]);
    // The reader has changed the language meanwhile: what was asked for then comes, or is there.
    if (language !== hubLanguage()) return;
    if (home.status === 'fulfilled') this.store.dispatch({ kind: 'home', dataset, home: home.value });
    if (suggestions.status === 'fulfilled')
      this.store.dispatch({ kind: 'suggest', dataset, suggestions: suggestions.value });
    if (description.status === 'fulfilled')
      this.store.dispatch({ kind: 'describe', dataset, description: description.value });
  }
}
