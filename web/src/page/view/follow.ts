import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Exchange } from '../state/exchange.js';
import { isOpen } from '../state/exchange.js';

/** Room kept between the end of what is followed and the question box, pixels. */
const margin = 16;

export interface Following {
  /** Whether the newest answer is out of sight. */
  readonly isAway: boolean;
  /** Goes to it and follows it again. */
  readonly back: () => void;
}

/**
 * Brings a new question to the top of the window and follows its answer while it grows, until the reader scrolls away. The text is
 * followed to its last line; charts and tables push the question no further than to the top.
 */
export function useFollow(list: RefObject<HTMLElement | null>, exchanges: readonly Exchange[]): Following {
  const [isAway, setAway] = useState(false);
  const following = useRef(false);
  const asked = useRef(0);
  const last = exchanges.at(-1);
  const working = useRef(false);
  working.current = last !== undefined && isOpen(last);

  const follow = (): void => {
    const article = list.current?.lastElementChild;
    if (!(article instanceof HTMLElement) || !following.current) return;
    const { top, bottom } = visible();
    const end = article.getBoundingClientRect().bottom + margin - bottom;
    const question = article.getBoundingClientRect().top - top;
    const text = article.querySelector('.answer')?.getBoundingClientRect().bottom;
    const streamed = text === undefined || !working.current ? -Infinity : text + margin - bottom;
    const by = Math.max(Math.min(end, question), streamed);
    if (by > 1) scrollBy({ top: by, behavior: 'instant' });
  };

  useLayoutEffect(() => {
    // Several at once are a conversation that was opened: its last answer is what one wants to see.
    if (exchanges.length > asked.current) {
      following.current = true;
      follow();
    }
    // A new conversation begins at the top of the home page.
    if (exchanges.length === 0 && asked.current > 0) scrollTo({ top: 0, behavior: 'instant' });
    asked.current = exchanges.length;
  }, [exchanges.length]);

  useEffect(() => {
    const away = (): void => {
      const article = list.current?.lastElementChild;
      if (!(article instanceof HTMLElement)) return setAway(false);
      const { top, bottom } = article.getBoundingClientRect();
      const end = visible().bottom;
      // A long answer that is finished is read from its top; only what is still being written goes on unseen.
      setAway(top > end || (working.current && !following.current && bottom - end > 120));
    };
    let lastTop = scrollY;
    // Only what the reader does scrolls upwards.
    const onScroll = (): void => {
      if (scrollY < lastTop - 2) following.current = false;
      lastTop = scrollY;
      away();
    };
    const onGrow = (): void => {
      follow();
      away();
    };
    const observer = new ResizeObserver(onGrow);
    if (list.current !== null) observer.observe(list.current);
    addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      removeEventListener('scroll', onScroll);
    };
  }, []);

  const back = (): void => {
    following.current = true;
    setAway(false);
    const article = list.current?.lastElementChild;
    if (!(article instanceof HTMLElement)) return;
    const { top, bottom } = article.getBoundingClientRect();
    const by = working.current ? bottom + margin - visible().bottom : top - visible().top;
    scrollBy({ top: by, behavior: 'instant' });
  };
  return { isAway, back };
}

/** The part of the window between header and question box. */
function visible(): { top: number; bottom: number } {
  return {
    top: (document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0) + margin,
    bottom: document.querySelector('.composer .box')?.getBoundingClientRect().top ?? innerHeight,
  };
}
