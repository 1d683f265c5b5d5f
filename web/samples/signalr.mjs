import { HubConnectionBuilder } from '@microsoft/signalr';

const hub = process.env.AGENT_HUB_URL ?? 'http://127.0.0.1:5080';
const connection = new HubConnectionBuilder().withUrl(`${hub}/hubs/agent`).build();
await connection.start();

connection.stream('Ask', { question: 'How many incidents are there?' }).subscribe({
  next: (batch) => batch.events.forEach((event) => console.log(event.type, event.delta ?? '')),
  complete: () => connection.stop(),
  error: (error) => console.error(error),
});
