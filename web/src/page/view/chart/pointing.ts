import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Mark } from '../../chart/data.js';

interface Pointing {
  readonly mark: Mark | undefined;
  /** Where its words stand. */
  readonly place: { readonly left: string } | undefined;
  readonly handlers: Readonly<Record<string, (event: never) => void>>;
}

/** How far from a mark still points at it, pixels. */
const reach = 40;

/** Points at a mark of a chart: by mouse or finger, or by the arrow keys; Enter and a click open what is behind it. */
export function usePointing(
  element: RefObject<HTMLElement | null>,
  marks: readonly Mark[],
  onOpen: ((row: number) => void) | undefined,
): Pointing {
  const [at, setAt] = useState<number>();
  const [left, setLeft] = useState(0);
  useEffect(() => setAt(undefined), [marks]);
  const nodes = (): SVGGraphicsElement[] => [
    ...(element.current?.querySelectorAll<SVGGraphicsElement>('[data-mark]') ?? []),
  ];
  const point = (index: number | undefined): void => {
    setAt(index);
    for (const node of nodes()) {
      const isIt = node.dataset['mark'] === String(index);
      node.classList.toggle('pointed', isIt);
      if (isIt) setLeft(middle(node, element.current!));
    }
  };
  const open = (index: number | undefined): void => {
    const mark = index === undefined ? undefined : marks[index];
    if (mark !== undefined) onOpen?.(mark.row);
  };
  const handlers = {
    onPointerMove: (event: PointerEvent) => point(nearest(event, nodes())),
    onPointerLeave: () => point(undefined),
    onClick: (event: MouseEvent) => open(nearest(event, nodes())),
    onBlur: () => point(undefined),
    onKeyDown: (event: KeyboardEvent) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step !== undefined && marks.length > 0) {
        event.preventDefault();
        point(((at ?? (step > 0 ? -1 : 0)) + step + marks.length) % marks.length);
      } else if (event.key === 'Enter' && at !== undefined) open(at);
      else if (event.key === 'Escape' && at !== undefined) {
        event.stopPropagation();
        point(undefined);
      }
    },
  };
  return {
    mark: at === undefined ? undefined : marks[at],
    place: at === undefined ? undefined : { left: `${left}px` },
    handlers,
  };
}

function nearest(event: MouseEvent, nodes: readonly SVGGraphicsElement[]): number | undefined {
  const hit = (event.target as Element).closest<SVGGraphicsElement>('[data-mark]');
  if (hit !== null) return Number(hit.dataset['mark']);
  let best: { index: number; distance: number } | undefined;
  for (const node of nodes) {
    const box = node.getBoundingClientRect();
    const dx = Math.max(box.left - event.clientX, 0, event.clientX - box.right);
    const dy = Math.max(box.top - event.clientY, 0, event.clientY - box.bottom);
    // Across a line chart the column counts, not the height.
    const distance = Math.hypot(dx, dy / 4);
    if (distance < (best?.distance ?? reach)) best = { index: Number(node.dataset['mark']), distance };
  }
  return best?.index;
}

function middle(node: Element, frame: Element): number {
  const [box, around] = [node.getBoundingClientRect(), frame.getBoundingClientRect()];
  return Math.round((box.left + box.right) / 2 - around.left);
}
