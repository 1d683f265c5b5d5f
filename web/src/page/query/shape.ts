import type { Query } from '../../client/index.js';

/** The members of a query that the page looks into; docs/protocol.md describes them all. */
export interface QueryShape extends Query {
  readonly version: number;
  readonly from: string;
  readonly where?: QueryNode;
  readonly select?: readonly QueryNode[];
  readonly groupBy?: readonly GroupKey[];
  readonly rows?: object;
}

/** A condition, figure or value, told apart by `type`. */
export interface QueryNode {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** A column; without a table of the query's own. */
export interface Field {
  readonly column: string;
  readonly table?: string;
}

export interface GroupKey {
  readonly of: QueryNode;
  readonly period?: 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly part?: string;
  readonly [member: string]: unknown;
}

/** The query of a table, to be looked into; undefined where there is none. */
export function shapeOf(query: Query | undefined): QueryShape | undefined {
  return query as QueryShape | undefined;
}
