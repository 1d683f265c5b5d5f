import { expect, it } from 'vitest';
import type { AgentEvent } from '../../src/client/index.js';
import { fixture, fixtureNames } from '../support/fixtures.js';
import { samples, shapes } from './protocol-samples.js';

// The samples are literals of the client's types: a property renamed here no longer compiles or no longer equals
// the fixture, and one renamed on the hub fails the .NET tests that read the same fixtures.
it.each(Object.keys(samples))('%s is typed as the hub writes it', (name) => {
  expect(samples[name as keyof typeof samples]).toEqual(fixture(name));
});

it.each(Object.keys(shapes))('%s is typed as the hub writes it', (name) => {
  expect(shapes[name as keyof typeof shapes]).toEqual(fixture(`Shapes/${name}`));
});

it('has a type for every event fixture but the unknown one', () => {
  expect(Object.keys(samples).sort()).toEqual(fixtureNames().filter((name) => name !== 'unknown'));
});

it('narrows by type without a cast', () => {
  const read = (event: AgentEvent): string => {
    switch (event.type) {
      case 'TEXT_MESSAGE_CONTENT':
        return event.delta;
      case 'ACTIVITY_SNAPSHOT':
        return event.activityType === 'TABLE' ? event.content.tableId : event.content.altText;
      default:
        return event.type;
    }
  };
  expect(read(fixture('text-message-content') as AgentEvent)).toContain('Maintenance');
  expect(read(fixture('unknown') as AgentEvent)).toBe('SOMETHING_NEW');
});
