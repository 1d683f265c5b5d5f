import type { AppState } from '../../state/app.js';
import { words } from '../../words/index.js';
import { lazy } from '../lazy.js';
import { Panel } from './panel.js';

interface Props {
  readonly state: AppState;
}

const waiting = () => <p class="soft" />;
const Conversations = lazy<Props>(() => import('./conversations.js').then((module) => module.Conversations), waiting);
const DatasetPanel = lazy<Props>(() => import('./dataset.js').then((module) => module.DatasetPanel), waiting);
const Share = lazy<Props>(() => import('./share.js').then((module) => module.Share), waiting);
const Describe = lazy<Props>(() => import('./describe.js').then((module) => module.Describe), waiting);
const Admin = lazy<Props>(() => import('./admin.js').then((module) => module.Admin), waiting);

/** What stands open beside the conversation. */
export function Panels({ state }: Props) {
  switch (state.panel) {
    case 'conversations':
      return (
        <Panel side="left" title={words.conversations}>
          <Conversations state={state} />
        </Panel>
      );
    case 'dataset':
      return (
        <Panel side="right" title={words.aboutData}>
          <DatasetPanel state={state} />
        </Panel>
      );
    case 'share':
      return (
        <Panel side="right" title={words.shareTitle}>
          <Share state={state} />
        </Panel>
      );
    case 'describe':
      return (
        <Panel side="right" title={words.describeTitle}>
          <Describe state={state} />
        </Panel>
      );
    case 'admin':
      return (
        <Panel side="right" title={words.administration}>
          <Admin state={state} />
        </Panel>
      );
    case undefined:
      return null;
  }
}
