import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { Cell } from '../../../client/index.js';
import { isNumeric, isTime } from '../../format/cells.js';
import type { CellBars } from '../../table/bars.js';
import type { ArrangedRow } from '../../table/rows.js';
import { words } from '../../words/index.js';
import type { ShownColumn } from './shown.js';

/** From here on only the rows in view are drawn. */
const manyRows = 80;
/** Height of a row of a long table, pixels: its cells are one line. */
const rowHeight = 34;

interface Props {
  readonly rows: readonly ArrangedRow[];
  readonly columns: readonly ShownColumn[];
  readonly formats: readonly ((cell: Cell) => string)[];
  readonly marked: { readonly at: number; readonly column: string } | undefined;
  /** Bars behind the figures of a ranking. */
  readonly bars: CellBars | undefined;
  /** Opens the records behind a figure; absent where the table cannot tell them. */
  readonly onOpen: ((row: number, column: number) => void) | undefined;
}

export function Body(props: Props) {
  return props.rows.length < manyRows ? (
    <tbody>
      {props.rows.map((row, at) => (
        <Row key={row.index} {...props} row={row} at={at} />
      ))}
    </tbody>
  ) : (
    <LongBody {...props} />
  );
}

/** The rows in view and a few around them, between two spacers. */
function LongBody(props: Props) {
  const { rows, marked } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const virtualizer = useMemo(
    () =>
      new Virtualizer<HTMLElement, HTMLTableRowElement>({
        count: 0,
        getScrollElement: () => body.current?.closest<HTMLElement>('.scroll') ?? null,
        estimateSize: () => rowHeight,
        overscan: 12,
        observeElementRect,
        observeElementOffset,
        scrollToFn: elementScroll,
        initialRect: { width: 800, height: 520 },
        onChange: () => redraw(undefined),
      }),
    [],
  );
  virtualizer.setOptions({ ...virtualizer.options, count: rows.length });
  useLayoutEffect(() => {
    const scroll = body.current?.closest('.scroll');
    scroll?.classList.add('long');
    const leave = virtualizer._didMount();
    return () => {
      scroll?.classList.remove('long');
      leave();
    };
  }, [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => {
    if (marked !== undefined && marked.at >= 0) virtualizer.scrollToIndex(marked.at, { align: 'center' });
  }, [marked?.at]);
  const shown = virtualizer.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = Math.max(0, virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0));
  return (
    <tbody ref={body}>
      <Spacer height={before} />
      {shown.map(({ index }) => {
        const row = rows[index];
        return row === undefined ? null : <Row key={row.index} {...props} row={row} at={index} />;
      })}
      <Spacer height={after} />
    </tbody>
  );
}

function Spacer({ height }: { height: number }) {
  return height === 0 ? null : (
    <tr aria-hidden="true" class="spacer">
      <td style={{ height: `${height}px` }} />
    </tr>
  );
}

/** Texts longer than this, characters, want a wide column. */
const wideText = 60;
/** Texts longer than this, characters, are cut until they are wanted whole, so that rows stay rows. */
const longText = 120;

function Words({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(false);
  if (text.length <= longText) return text;
  return (
    <>
      {isWhole ? text : `${text.slice(0, longText - 20).trimEnd()}…`}{' '}
      <button type="button" class="link more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? words.showLess : words.showMore}
      </button>
    </>
  );
}

function Row({
  row,
  at,
  columns,
  formats,
  marked,
  bars,
  onOpen,
}: Props & { readonly row: ArrangedRow; readonly at: number }) {
  return (
    <tr aria-rowindex={at + 2}>
      {columns.map(({ column, index }) => {
        const isMarked = marked?.at === at && marked.column === column.name;
        const cell = row.cells[index] ?? null;
        const text = formats[index]!(cell);
        const bar = bars?.column === index && typeof cell === 'number' ? bars.share(cell) : undefined;
        const kinds = [
          bar !== undefined && 'bar',
          isNumeric(column) && 'number',
          text.length > wideText && 'long-text',
          (isTime(column) || (typeof cell === 'string' && cell.length <= 20)) && 'short',
          isMarked && 'marked',
        ];
        return (
          <td
            key={column.name}
            class={kinds.filter(Boolean).join(' ') || undefined}
            tabIndex={isMarked ? -1 : undefined}
            style={bar === undefined ? undefined : { '--share': bar.toFixed(3) }}
          >
            {onOpen !== undefined && isNumeric(column) && cell !== null ? (
              <button
                type="button"
                class="figure-cell"
                title={words.showRecords}
                onClick={() => onOpen(row.index, index)}
              >
                {text}
              </button>
            ) : (
              <Words text={text} />
            )}
          </td>
        );
      })}
    </tr>
  );
}
