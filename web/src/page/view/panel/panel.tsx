import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../words/index.js';
import { useDoing } from '../context.js';
import { Icon } from '../icon.js';

/** From this width on the panel stands beside the conversation; below it covers it. */
const wide = '(min-width: 72rem)';

interface Props {
  readonly side: 'left' | 'right';
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A panel at the side; a drawer over the page where there is no room. Escape closes it, and the focus goes back to where it was. */
export function Panel({ side, title, children }: Props) {
  const { controller } = useDoing();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => controller.show(undefined);
  useEffect(() => {
    const element = dialog.current!;
    const before = document.activeElement;
    const room = matchMedia(wide);
    const open = (): void => {
      element.close();
      if (room.matches) element.show();
      else element.showModal();
    };
    open();
    room.addEventListener('change', open);
    return () => {
      room.removeEventListener('change', open);
      element.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`panel ${side}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.preventDefault();
          event.stopPropagation();
          close();
        }
      }}
      onClick={(event) => {
        // The dialog itself is hit only beside what it holds: on the backdrop.
        if (event.target === dialog.current) close();
      }}
    >
      <div class="panel-content">
        <div class="panel-top">
          <h2>{title}</h2>
          <button type="button" class="icon" aria-label={words.close} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
