import type { Query, QueryChip, ReadingContent } from '../../client/index.js';
import type { Definition } from '../sidecars.js';
import type { Field, QueryNode } from './shape.js';
import { shapeOf } from './shape.js';

/** A sentence that says what a word means. */
export interface SaidDefinition {
  readonly name: string;
  readonly means: string;
}

const sentence = /^\s*["“”'„]?(.{2,60}?)["“”']?\s+(?:means|stands for|bedeutet|heißt)\s+(.{3,}?)[.!]?\s*$/i;

/** "High potential means potential severity 4 or 5" as its two sides; a question is none. */
export function definitionIn(text: string): SaidDefinition | undefined {
  const match = sentence.exec(text);
  if (match === null || text.trim().endsWith('?') || /^(what|which|how|was|wie|welche)\b/i.test(match[1]!))
    return undefined;
  return { name: match[1]!.toLowerCase(), means: match[2]! };
}

/** What a word for a chip would stand for; undefined where the chip is no choice of values. */
export function definable(query: Query, chip: QueryChip): Definition | undefined {
  const node = at(query, chip.part) as QueryNode | undefined;
  if (node?.type !== 'in') return undefined;
  const field = node['field'] as Field;
  const values = node['values'] as readonly string[];
  return { column: `${field.table ?? shapeOf(query)!.from}.${field.column}`, values };
}

/** The first choice of values in what was understood. */
export function firstDefinable({ query, chips }: ReadingContent): Definition | undefined {
  for (const chip of chips) {
    const found = definable(query, chip);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The value a JSON Pointer leads to. */
function at(root: unknown, pointer: string): unknown {
  let value = root;
  for (const step of pointer.split('/').slice(1))
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[
      step.replaceAll('~1', '/').replaceAll('~0', '~')
    ];
  return value;
}
