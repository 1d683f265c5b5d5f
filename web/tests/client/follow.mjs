// Follows one question through a hub and prints what came, as JSON: run by the .NET tests against the real hub.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { AgentClient } from '@agent-hub/client';

const [hub, transport, mode] = process.argv.slice(2);
const url = `${hub}/hubs/agent`;
const client = new AgentClient({
  url,
  reconnect: { baseMs: 5, capMs: 50 },
  connect: () =>
    new HubConnectionBuilder()
      .withUrl(url, { transport: HttpTransportType[transport] })
      .configureLogging(LogLevel.None)
      .build(),
});

const abort = new AbortController();
const states = [];
const events = [];
const noted = ({ status }) => {
  states.push(status);
  // The test cuts the connection now.
  if (status === 'live') console.log('live');
};
const run = client.ask({ question: 'How many incidents?' }, { signal: abort.signal, onState: noted });
for await (const event of run) {
  events.push(event);
  if (mode === 'abort' && event.type === 'TEXT_MESSAGE_START') abort.abort();
}
await client.close();
console.log(JSON.stringify({ states, events }));
