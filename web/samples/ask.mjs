import { AgentClient } from '@agent-hub/client';

const hub = process.env.AGENT_HUB_URL ?? 'http://127.0.0.1:5080';
const client = new AgentClient({ url: `${hub}/hubs/agent` });

for await (const event of client.ask({ question: 'Top 5 departments by number of incidents' })) {
  if (event.type === 'TEXT_MESSAGE_CONTENT') process.stdout.write(event.delta);
  if (event.type === 'ACTIVITY_SNAPSHOT' && event.activityType === 'TABLE') console.table(event.content.rows);
  if (event.type === 'RUN_ERROR') console.error(event.code, event.message);
}
await client.close();
