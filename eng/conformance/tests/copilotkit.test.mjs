// CopilotKit 1.75: its runtime before the hub, its core in a page in Chromium. The page asks, is reloaded in the middle of the answer, and has it whole.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { CopilotRuntime } from '@copilotkit/runtime/v2';
import { createCopilotNodeListener } from '@copilotkit/runtime/v2/node';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { AgentHubAgent } from '../../../web/dist/client/ag-ui.js';

const hub = inject('hub');
const whole = Array.from({ length: 60 }, (_, index) => `part${index + 1} `).join('');
let browser;
let site;

beforeAll(async () => {
  process.env.COPILOTKIT_TELEMETRY_DISABLED = 'true';
  const script = await bundle(join(import.meta.dirname, 'copilotkit.page.mjs'));
  const runtime = new CopilotRuntime({ agents: { hub: new AgentHubAgent({ url: `${hub}/agui` }) } });
  const copilot = createCopilotNodeListener({ runtime, basePath: '/api/copilotkit' });
  site = createServer((request, response) => {
    if (request.url.startsWith('/api/copilotkit')) return copilot(request, response);
    const isScript = request.url === '/page.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? script : '<!doctype html><body><pre id="messages"></pre><script type="module" src="/page.js"></script>');
  });
  await new Promise((listening) => site.listen(0, '127.0.0.1', listening));
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
    timeout: 120_000,
  });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  site?.closeAllConnections();
  site?.close();
});

test('a page that is reloaded in the middle of the answer has it whole', async () => {
  const page = await open();
  const address = `http://127.0.0.1:${site.address().port}/#${randomUUID()}`;
  await page.goto(address);
  await page.waitForSelector('body[data-ready]');
  await page.evaluate(() => void ask('scenario: slow').catch(() => undefined));
  await page.waitForFunction(() => document.querySelector('#messages').textContent.includes('part5 '));
  expect(await page.textContent('#messages')).not.toContain('part60');

  await page.reload();
  await page.waitForFunction(() => document.querySelector('#messages').textContent.includes('part60 '));
  const messages = JSON.parse(await page.textContent('#messages'));
  expect(messages.filter(({ role }) => role === 'user').map(({ content }) => content)).toEqual(['scenario: slow']);
  expect(messages.filter(({ role }) => role === 'assistant').map(({ content }) => content)).toEqual([whole]);
  await page.close();
}, 180_000);

test('a page goes on with its conversation', async () => {
  const page = await open();
  await page.goto(`http://127.0.0.1:${site.address().port}/#${randomUUID()}`);
  await page.waitForSelector('body[data-ready]');
  await page.evaluate(() => ask('How many incidents are there?'));
  await page.evaluate(() => ask('and by month?'));
  const messages = JSON.parse(await page.textContent('#messages'));
  expect(messages.filter(({ role }) => role === 'user')).toHaveLength(2);
  expect(messages.filter(({ role }) => role === 'assistant').at(-1).content).toMatch(/month|\d{4}/);
  await page.close();
}, 180_000);

async function open() {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  return page;
}

/** The page's script with all it needs, in memory. */
async function bundle(entry) {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'page' } },
  }).then((built) => (Array.isArray(built) ? built[0] : built));
  return output[0].code;
}
