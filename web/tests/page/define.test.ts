import { expect, it } from 'vitest';
import type { QueryChip } from '../../src/client/index.js';
import { definable, definitionIn } from '../../src/page/query/define.js';

it.each([
  ['High potential means potential severity 4 or 5', 'high potential', 'potential severity 4 or 5'],
  ['“Serious” stands for severity High or Critical.', 'serious', 'severity High or Critical'],
])('takes %j for a definition', (text, name, means) => {
  expect(definitionIn(text)).toEqual({ name, means });
});

it.each(['What means LTIFR', 'Which department means most incidents?', 'How many incidents are there', 'x means y'])(
  'takes %j for a question',
  (text) => {
    expect(definitionIn(text)).toBeUndefined();
  },
);

const query = {
  version: 1,
  from: 'Incident',
  where: {
    type: 'all',
    items: [
      { type: 'in', field: { column: 'Severity' }, values: ['High', 'Critical'] },
      { type: 'in', field: { column: 'Kind', table: 'Audit' }, values: ['Internal'] },
      { type: 'time', field: { column: 'Date' } },
    ],
  },
};
const chip = (part: string): QueryChip => ({ id: part, kind: 'filter', label: '', part, alternatives: [] });

it('names the column and values of a choice, in its own table', () => {
  expect(definable(query, chip('/where/items/0'))).toEqual({
    column: 'Incident.Severity',
    values: ['High', 'Critical'],
  });
  expect(definable(query, chip('/where/items/1'))).toEqual({ column: 'Audit.Kind', values: ['Internal'] });
  expect(definable(query, chip('/where/items/2'))).toBeUndefined();
  expect(definable(query, chip('/where/items/7/x'))).toBeUndefined();
});
