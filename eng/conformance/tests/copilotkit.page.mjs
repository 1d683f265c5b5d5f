// The page of the CopilotKit test: CopilotKit's own core, no other client. The conversation is in the address, so that a reload comes back to it.
import { CopilotKitCore } from '@copilotkit/core';

const core = new CopilotKitCore({ runtimeUrl: `${location.origin}/api/copilotkit` });
const show = (agent) => {
  document.querySelector('#messages').textContent = JSON.stringify(agent.messages.map(({ role, content }) => ({ role, content })));
  document.body.dataset.running = String(agent.isRunning);
};

const subscription = core.subscribe({
  async onRuntimeConnectionStatusChanged({ status }) {
    if (status !== 'connected') return;
    subscription.unsubscribe();
    const agent = core.getAgent('hub');
    agent.threadId = location.hash.slice(1);
    agent.subscribe({ onMessagesChanged: () => show(agent), onRunFinalized: () => show(agent) });
    globalThis.ask = (content) => {
      agent.addMessage({ id: crypto.randomUUID(), role: 'user', content });
      return core.runAgent({ agent }).then(() => show(agent));
    };
    document.body.dataset.ready = 'true';
    await core.connectAgent({ agent });
    show(agent);
  },
});
