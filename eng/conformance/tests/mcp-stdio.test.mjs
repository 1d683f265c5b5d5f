// The hub as a program that a client starts for itself: the protocol on standard output and nothing else.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const program = resolve(import.meta.dirname, '../../../Agent.Hub/bin/Debug/net10.0/Agent.Hub.dll');
const folder = mkdtempSync(join(tmpdir(), 'agent-hub-stdio-'));
const client = new Client({ name: 'conformance', version: '1.0.0' });

beforeAll(() => {
  const args = [program, 'mcp', `--Agent:Data:Folder=${folder}/data`];
  return client.connect(new StdioClientTransport({ command: 'dotnet', args, cwd: folder, stderr: 'ignore' }), { timeout: 170_000 });
}, 180_000);
afterAll(async () => {
  await client.close();
  rmSync(folder, { recursive: true, force: true });
});

test('lists its tools, all of them reading only', async () => {
  const { tools } = await client.listTools();
  expect(tools.map((tool) => tool.name)).toEqual(['ask', 'list_datasets', 'describe_dataset', 'query_data', 'get_measure', 'get_records']);
  expect(tools.every((tool) => tool.annotations.readOnlyHint && !tool.annotations.openWorldHint && tool.outputSchema)).toBe(true);
  // No tool takes a path.
  expect(JSON.stringify(tools.map((tool) => Object.keys(tool.inputSchema.properties)))).not.toMatch(/path|file|url/i);
});

test('answers a question, with the rows behind it', async () => {
  const progress = [];
  const { structuredContent, content } = await client.callTool(
    { name: 'ask', arguments: { question: 'Top 5 departments by number of incidents' } },
    undefined,
    { onprogress: ({ message }) => void progress.push(message) },
  );
  expect(structuredContent).toMatchObject({ outcome: 'answer', answered_by: 'offline' });
  expect(content[0].text).toBe(structuredContent.answer);
  const [table] = structuredContent.tables;
  expect(table.rows).toHaveLength(5);
  expect(table.evidence.sql).toMatch(/select/i);
  expect(progress.some((message) => message.startsWith('Calling '))).toBe(true);

  const page = await client.callTool({ name: 'get_records', arguments: { run_id: structuredContent.run_id, table_id: table.table_id, offset: 3, limit: 10 } });
  expect(page.structuredContent.rows).toEqual(table.rows.slice(3));
});

test('goes on with a conversation', async () => {
  const first = await client.callTool({ name: 'ask', arguments: { question: 'How many incidents are there?' } });
  const { thread_id } = first.structuredContent;
  const next = await client.callTool({ name: 'ask', arguments: { question: 'and by month?', thread_id } });
  expect(next.structuredContent).toMatchObject({ outcome: 'answer', thread_id });
});

test('gives measures and profiles', async () => {
  const measure = await client.callTool({ name: 'get_measure', arguments: { name: 'overdue_actions' } });
  expect(measure.structuredContent.rows.length).toBeGreaterThan(0);
  const { resources } = await client.listResources();
  const profile = await client.readResource({ uri: resources[0].uri });
  expect(JSON.parse(profile.contents[0].text).sheets.length).toBeGreaterThan(0);
  const { prompts } = await client.listPrompts();
  expect(prompts.map((prompt) => prompt.name)).toEqual(['overview', 'trend', 'overdue_actions']);
});

test.each([
  ['get_measure', { name: 'no_such_measure' }, /There is no measure/],
  ['query_data', { query: {} }, /./],
  ['get_records', { run_id: 'x', table_id: 'y' }, /ask again/],
  ['describe_dataset', { dataset: '../../etc/passwd' }, /There is no such dataset/],
  ['ask', { question: '' }, /question is empty/],
  ['ask', { question: 'How many?', dataset: '/etc/passwd' }, /dataset/],
])('says what is wrong: %s %j', async (name, args, words) => {
  const result = await client.callTool({ name, arguments: args });
  expect(result.isError).toBe(true);
  expect(result.content[0].text).toMatch(words);
});
