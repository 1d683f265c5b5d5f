import type { ExcludedRows } from './content.js';

/** A sheet of a dataset as listed. */
export interface SheetInfo {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

/** A dataset as listed: one file of the hub's data folder. */
export interface DatasetInfo {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly status: 'loading' | 'ready' | 'failed';
  /** Why loading failed, in plain words. */
  readonly error?: string;
  /** What is wrong in the file's sidecar; absent when nothing is. */
  readonly problems?: readonly string[];
  /** Whether the hub keeps it of itself, as its audit: for administrators alone, and asked only where it is named. */
  readonly ofHub?: boolean;
  readonly sheets: readonly SheetInfo[];
  /** Content hash of the file. */
  readonly version?: string;
  readonly loadedAt?: string;
}

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** A word that stands for values of a column, as somebody defined it. */
export interface ColumnDefinition {
  readonly name: string;
  readonly values: readonly string[];
  /** Who defined it; absent where nobody signs in. */
  readonly by?: string;
  /** The day, ISO 8601. */
  readonly on?: string;
}

export interface ColumnDescription {
  /** Name in SQL and in results. */
  readonly name: string;
  /** Header as in the sheet. */
  readonly label: string;
  readonly kind: string;
  /** Share of rows with a value, 0–1. */
  readonly fillRate: number;
  readonly distinct: number;
  readonly min?: string;
  readonly max?: string;
  readonly unit?: string;
  readonly topValues: readonly ValueCount[];
  /** Words that stand for some of its values; absent where nobody defined one. */
  readonly definitions?: readonly ColumnDefinition[];
  readonly notes: readonly string[];
}

export interface SheetDescription {
  readonly name: string;
  readonly table: string;
  readonly rows: number;
  /** The column that names an entity where rows repeat it. */
  readonly entityKey?: string;
  readonly entities: number;
  readonly columns: readonly ColumnDescription[];
  /** Rows that are no records – totals, titles, remarks – by kind; absent from hubs of before. */
  readonly leftOut?: readonly ExcludedRows[];
  readonly notes: readonly string[];
}

/** What is known of a dataset. */
export interface DatasetDescription {
  readonly dataset: DatasetInfo;
  readonly sheets: readonly SheetDescription[];
}

/** What a cache did since the hub started. */
export interface CacheStatistics {
  readonly cache: string;
  readonly hits: number;
  readonly misses: number;
  readonly hitRate: number;
  readonly entries: number;
}
