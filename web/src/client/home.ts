import type { Evidence, Query } from './content.js';

/** A point of a trend. */
export interface TrendPoint {
  /** The period: 2025-03, 2025-Q1. */
  readonly label: string;
  readonly value: number | null;
}

/** What a figure is compared with. */
export interface TileChange {
  /** The figure of the period before. */
  readonly value: number;
  /** That period, in words. */
  readonly period: string;
}

/** A key figure of a dataset. */
export interface HomeTile {
  readonly id: string;
  readonly title: string;
  /** The question that gives the same figure. */
  readonly question: string;
  /** The query that gives it: sent with the question, it is run as it is. Absent for measures, whose question names them. */
  readonly query?: Query;
  readonly value: number | null;
  /** Shown instead of the value: a name, a pair of numbers. */
  readonly text?: string;
  readonly unit?: string;
  /** The period or day it is of, in words. */
  readonly period?: string;
  /** Bounds of the 95 % interval of a rate. */
  readonly low?: number;
  readonly high?: number;
  readonly change?: TileChange;
  /** Whether a larger figure is good news; absent where neither is. */
  readonly better?: 'higher' | 'lower';
  readonly trend: readonly TrendPoint[];
  readonly evidence?: Evidence;
  readonly notes: readonly string[];
}

/** What a dataset's page shows before the first question. */
export interface HomeContent {
  readonly dataset: string;
  /** Content hash of the file. */
  readonly version: string;
  /** Last day of the data, ISO 8601; absent where nothing is dated. */
  readonly dataUntil?: string;
  /** Empty: the dataset has no roles that a measure could be made of. */
  readonly tiles: readonly HomeTile[];
}
