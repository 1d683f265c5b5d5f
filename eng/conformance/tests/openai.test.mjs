// The API of OpenAI through the clients people use: the openai library, the AI SDK's two providers, and plain requests where the wire itself matters.
import { createOpenResponses } from '@ai-sdk/open-responses';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, streamText } from 'ai';
import OpenAI from 'openai';
import { describe, expect, inject, test } from 'vitest';

const hub = inject('hub');
const model = 'agent-hub/hse-sample.xlsx';
const openai = new OpenAI({ baseURL: `${hub}/v1`, apiKey: 'none', maxRetries: 0 });
const question = 'How many incidents are there?';
const user = (content) => [{ role: 'user', content }];

describe('models', () => {
  test('a dataset is a model', async () => {
    const { data } = await openai.models.list();
    expect(data.map((one) => one.id)).toEqual(['agent-hub', model]);
    expect(await openai.models.retrieve(model)).toMatchObject({ id: model, object: 'model', owned_by: 'agent-hub' });
  });

  test('an unknown one is said so', async () =>
    expect(openai.models.retrieve('gpt-4o')).rejects.toMatchObject({ status: 404, code: 'model_not_found', type: 'invalid_request_error', param: 'model' }));
});

describe('chat completions', () => {
  const ask = (content, more = {}) => openai.chat.completions.create({ model, messages: user(content), ...more });
  const textOf = (chunks) => chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('');
  async function stream(content, more = {}) {
    const chunks = [];
    for await (const chunk of await ask(content, { stream: true, ...more })) chunks.push(chunk);
    return chunks;
  }

  test('whole', async () => {
    const whole = await ask(question);
    expect(whole).toMatchObject({ object: 'chat.completion', model, choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant' } }] });
    expect(whole.choices[0].message.content).toMatch(/\d/);
    expect(whole.choices[0].message.tool_calls).toBeUndefined();
  });

  test('streamed, chunk by chunk as it has to be', async () => {
    const chunks = await stream('Top 5 departments by number of incidents', { stream_options: { include_usage: true } });
    expect(chunks[0].choices[0]).toMatchObject({ delta: { role: 'assistant' }, finish_reason: null });
    expect(new Set(chunks.map((chunk) => `${chunk.id} ${chunk.created} ${chunk.model} ${chunk.object}`)).size).toBe(1);
    expect(chunks.slice(0, -2).every((chunk) => chunk.choices[0].finish_reason === null && chunk.usage === null)).toBe(true);
    expect(chunks.at(-2).choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } });
    expect(chunks.some((chunk) => chunk.choices[0]?.delta.tool_calls)).toBe(false);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.reasoning_content ?? '').join('')).toMatch(/→ \w+ \{/);
    expect(textOf(chunks)).toMatch(/\| Department \| .*\|\n\| --- \| ---: \|/);
  });

  test('no usage unless asked for', async () => {
    const chunks = await stream(question);
    expect(chunks.every((chunk) => !('usage' in chunk) && chunk.choices.length === 1)).toBe(true);
  });

  test('ends with [DONE], LF only', async () => {
    const body = await (await fetch(`${hub}/v1/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ model, messages: user(question), stream: true }) })).text();
    expect(body.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(body).not.toContain('\r');
    expect(body).not.toContain('"finish_reason":""');
  });

  test('thinking is reasoning_content', async () => {
    const chunks = await stream('scenario: reasoning');
    expect(chunks.map((chunk) => chunk.choices[0].delta.reasoning_content ?? '').join('')).toContain('Let me think.');
    expect(textOf(chunks)).toBe('Done thinking.');
  });

  test('usage of a model', async () => {
    const whole = await ask('scenario: usage');
    expect(whole.usage).toMatchObject({ prompt_tokens: 100, completion_tokens: 20, total_tokens: 120, prompt_tokens_details: { cached_tokens: 60 } });
  });

  test('the conversation goes on by what was said', async () => {
    const first = await ask(question);
    const messages = [...user(question), first.choices[0].message, ...user('and by month?')];
    const second = await openai.chat.completions.create({ model, messages });
    expect(second.choices[0].message.content).toMatch(/month/i);
    // Edited at an earlier place: what came after does not count.
    const other = await openai.chat.completions.create({ model, messages: [...messages.slice(0, 2), ...user('and by department?')] });
    expect(other.choices[0].message.content).toMatch(/department/i);
  });

  test('a named conversation that is busy is a conflict', async () => {
    const headers = { 'X-Thread-Id': `busy-${Date.now()}` };
    const abort = new AbortController();
    const running = await openai.chat.completions.create({ model, messages: user('scenario: hang'), stream: true }, { headers, signal: abort.signal });
    for await (const chunk of running) if (chunk.choices[0].delta.content) break;
    const refused = await openai.chat.completions.create({ model, messages: user(question) }, { headers }).catch((error) => error);
    abort.abort();
    expect(refused.status === 409 || refused.object === 'chat.completion').toBe(true);
  });

  test('leaving cancels', async () => {
    const headers = { 'X-Thread-Id': `left-${Date.now()}` };
    const running = await openai.chat.completions.create({ model, messages: user('scenario: hang'), stream: true }, { headers });
    for await (const chunk of running) if (chunk.choices[0].delta.content) break;
    await expect.poll(async () => openai.chat.completions.create({ model, messages: user(question) }, { headers }).then((whole) => whole.object, (error) => error.status)).toBe('chat.completion');
  });

  test.each([
    ['no messages', { messages: [] }, 400, 'messages'],
    ['messages of another kind', { messages: 'x' }, 400, 'messages'],
    ['an unknown model', { model: 'gpt-4o', messages: user('x') }, 404, 'model'],
    ['an image', { messages: user([{ type: 'image_url', image_url: { url: 'x' } }]) }, 400, 'messages'],
    ['several answers', { messages: user('x'), n: 2 }, 400, 'n'],
    ['JSON as the answer', { messages: user('x'), response_format: { type: 'json_object' } }, 400, 'response_format'],
  ])('an error has its shape: %s', async (_, body, status, param) => {
    const error = await openai.chat.completions.create({ model, ...body }).catch((refused) => refused);
    expect(error).toMatchObject({ status, param });
    expect(error.error).toEqual({ message: expect.any(String), type: 'invalid_request_error', param, code: expect.any(String) });
  });

  test('a body that is no JSON', async () => {
    const response = await fetch(`${hub}/v1/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
    expect(response.status).toBe(400);
    expect((await response.json()).error.type).toBe('invalid_request_error');
  });

  test('an error after the start ends the stream', async () => {
    await expect(stream('scenario: error-after')).rejects.toThrow(/broke off/);
    await expect(ask('scenario: error-after')).rejects.toMatchObject({ status: 502, code: 'model_bad_response', type: 'server_error' });
  });

  test('a revised answer says so', async () => expect(textOf(await stream('scenario: retracted'))).toMatch(/\*\*Corrected:\*\* The answer\.$/));

  describe('hidden prompts of Open WebUI', () => {
    const history = `### Chat History:\n<chat_history>\nUSER: ${question}\nASSISTANT: 866\n</chat_history>`;
    test.each([
      ['title', '### Task:\nGenerate a concise, 3-5 word title with an emoji summarizing the chat history.\n### Output:\nJSON format: { "title": "your concise title here" }', (answer) => expect(answer.title).toBe(question)],
      ['tags', '### Task:\nGenerate 1-3 broad tags categorizing the main themes of the chat history.\n### Output:\nJSON format: { "tags": ["tag1"] }', (answer) => expect(answer.tags).toEqual(['Safety data'])],
      ['follow-ups', '### Task:\nSuggest 3-5 relevant follow-up questions.\n### Output:\nJSON format: { "follow_ups": ["Question 1?"] }', (answer) => expect(answer.follow_ups).toHaveLength(3)],
      ['queries', '### Task:\nAnalyze the chat history to determine the necessity of generating search queries.\n### Output:\n{ "queries": [] }', (answer) => expect(answer.queries).toEqual([])],
    ])('%s', async (_, prompt, check) => {
      const whole = await ask(`${prompt}\n${history}`);
      check(JSON.parse(whole.choices[0].message.content));
      expect(textOf(await stream(`${prompt}\n${history}`))).toBe(whole.choices[0].message.content);
    });

    test('a question with documents around it is a question', async () => {
      const whole = await ask(`### Task:\nRespond to the user query using the provided context.\n<context>\nx\n</context>\n<user_query>\n${question}\n</user_query>`);
      expect(whole.choices[0].message.content).toMatch(/incident/i);
    });
  });
});

describe('responses', () => {
  const ask = (input, more = {}) => openai.responses.create({ model, input, ...more });
  async function stream(input, more = {}) {
    const events = [];
    for await (const event of await ask(input, { stream: true, ...more })) events.push(event);
    return events;
  }
  const members = [
    'id', 'object', 'created_at', 'completed_at', 'status', 'incomplete_details', 'model', 'previous_response_id', 'instructions', 'output', 'error', 'tools', 'tool_choice', 'truncation',
    'parallel_tool_calls', 'text', 'top_p', 'presence_penalty', 'frequency_penalty', 'top_logprobs', 'temperature', 'reasoning', 'usage', 'max_output_tokens', 'max_tool_calls', 'store',
    'background', 'service_tier', 'metadata', 'safety_identifier', 'prompt_cache_key',
  ];

  /** What holds for every stream of events. */
  function expectWellFormed(events) {
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
    expect(events.slice(0, 2).map((event) => event.type)).toEqual(['response.created', 'response.in_progress']);
    for (const event of events.filter((one) => one.response)) expect(Object.keys(event.response)).toEqual(expect.arrayContaining(members));
    const open = new Map();
    for (const event of events) {
      if (event.type === 'response.output_item.added') {
        expect(event.output_index).toBe(open.size);
        open.set(event.item.id, event.item.status);
      } else if (event.type === 'response.output_item.done') {
        expect(event.item.status).toBe('completed');
        open.set(event.item.id, 'completed');
      } else if (event.type.startsWith('response.output_text') || event.type.startsWith('response.content_part') || event.type.startsWith('response.reasoning_text') || event.type.startsWith('response.function_call')) {
        expect(open.get(event.item_id)).toBe('in_progress');
      }
    }
    expect([...open.values()].every((status) => status === 'completed')).toBe(true);
  }

  test('whole', async () => {
    const response = await ask(question, { metadata: { a: 'b' }, instructions: 'Be brief.' });
    expect(Object.keys(response)).toEqual(expect.arrayContaining(members));
    expect(response).toMatchObject({ object: 'response', status: 'completed', model, metadata: { a: 'b' }, instructions: 'Be brief.', error: null });
    expect(response.output_text).toMatch(/\d/);
    const message = response.output.find((item) => item.type === 'message');
    expect(message).toMatchObject({ role: 'assistant', status: 'completed', content: [{ type: 'output_text', annotations: [], logprobs: [] }] });
  });

  test.each([question, 'Top 5 departments by number of incidents', 'scenario: parallel', 'scenario: reasoning', 'scenario: retracted', 'scenario: text-then-tool', 'scenario: tool-error', 'scenario: unicode'])(
    'streamed: %s',
    async (input) => {
      const events = await stream(input);
      expectWellFormed(events);
      const last = events.at(-1);
      expect(last.type).toBe('response.completed');
      const deltas = events.filter((event) => event.type === 'response.output_text.delta').map((event) => event.delta).join('');
      expect(deltas).toBe(last.response.output.filter((item) => item.type === 'message').map((item) => item.content[0].text).join(''));
    },
  );

  test('tool calls and results are items', async () => {
    const { output } = await ask('scenario: parallel');
    const calls = output.filter((item) => item.type === 'function_call');
    const results = output.filter((item) => item.type === 'function_call_output');
    expect(calls.map((call) => call.name).sort()).toEqual(['get_schema', 'get_top_values']);
    expect(results.map((result) => result.call_id).sort()).toEqual(calls.map((call) => call.call_id).sort());
    for (const result of results) expect(result.output).toEqual([{ type: 'input_text', text: expect.any(String) }]);
  });

  test.each(['scenario: parallel', 'Top 5 departments by number of incidents'])('resumes at every number: %s', async (input) => {
    const events = await stream(input);
    const { id } = events[0].response;
    for (let number = -1; number < events.length; number++) {
      const rest = [];
      for await (const event of await openai.responses.retrieve(id, { stream: true, starting_after: number })) rest.push(event);
      expect(rest).toEqual(events.slice(number + 1));
    }
  });

  test('is there afterwards, as it was', async () => {
    const response = await ask(question);
    const { output_text: text, ...again } = await openai.responses.retrieve(response.id);
    expect(text).toBe(response.output_text);
    expect(again.output).toEqual(response.output);
  });

  test('goes on from a response, also from an earlier one', async () => {
    const first = await ask(question);
    const second = await ask('and by month?', { previous_response_id: first.id });
    expect(second.previous_response_id).toBe(first.id);
    expect(second.output_text).toMatch(/month/i);
    const other = await ask('and by department?', { previous_response_id: first.id });
    expect(other.output_text).toMatch(/department/i);
  });

  test('goes on by what was said', async () => {
    const first = await ask(question);
    const second = await ask([...user(question), { role: 'assistant', content: [{ type: 'output_text', text: first.output_text }] }, ...user('and by month?')]);
    expect(second.output_text).toMatch(/month/i);
  });

  test('leaving leaves it working; a cancel ends it', async () => {
    const running = await ask('scenario: hang', { stream: true });
    let id;
    for await (const event of running) {
      id ??= event.response?.id;
      if (event.type === 'response.output_text.delta') break;
    }
    expect(await openai.responses.retrieve(id)).toMatchObject({ status: 'in_progress' });
    expect(await openai.responses.cancel(id)).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'cancelled' } });
  });

  test('a failure', async () => {
    const events = await stream('scenario: error-after');
    expectWellFormed(events);
    expect(events.at(-1)).toMatchObject({ type: 'response.failed', response: { status: 'failed', error: { code: 'model_bad_response' } } });
    await expect(ask('scenario: error-after')).rejects.toMatchObject({ status: 502 });
  });

  test('usage', async () => {
    expect((await ask('scenario: usage')).usage).toMatchObject({ input_tokens: 100, output_tokens: 20, total_tokens: 120, input_tokens_details: { cached_tokens: 60 } });
    expect((await ask(question)).usage).toBeNull();
  });

  test.each([
    ['no input', { input: undefined }, 400, 'input'],
    ['an unknown model', { model: 'gpt-4o', input: 'x' }, 404, 'model'],
    ['tools of the client', { input: 'x', tools: [{ type: 'function', name: 'f', parameters: {} }] }, 400, 'tools'],
    ['an image', { input: [{ role: 'user', content: [{ type: 'input_image', image_url: 'x' }] }] }, 400, 'input'],
    ['an unknown response', { input: 'x', previous_response_id: 'resp_x' }, 404, 'previous_response_id'],
  ])('an error has its shape: %s', async (_, body, status, param) => {
    const error = await openai.responses.create({ model, ...body }).catch((refused) => refused);
    expect(error).toMatchObject({ status, param, type: 'invalid_request_error' });
  });

  test('an unknown response is not found', async () => expect(openai.responses.retrieve('resp_unknown')).rejects.toMatchObject({ status: 404 }));
});

describe('the AI SDK', () => {
  const providers = {
    'openai-compatible': createOpenAICompatible({ name: 'hub', baseURL: `${hub}/v1`, apiKey: 'none' })(model),
    'open-responses': createOpenResponses({ name: 'hub', url: `${hub}/v1/responses`, apiKey: 'none' })(model),
  };

  describe.each(Object.keys(providers))('%s', (name) => {
    test('whole', async () => {
      const { text, finishReason } = await generateText({ model: providers[name], prompt: question });
      expect(text).toMatch(/\d/);
      // This provider takes every call in a response for one that the client has to make.
      expect(finishReason).toBe(name === 'open-responses' ? 'tool-calls' : 'stop');
    });

    test('streamed', async () => {
      const errors = [];
      const result = streamText({ model: providers[name], prompt: 'scenario: reasoning', onError: ({ error }) => void errors.push(error) });
      let text = '';
      for await (const part of result.textStream) text += part;
      expect(errors).toEqual([]);
      expect(text).toBe('Done thinking.');
    });
  });
});
