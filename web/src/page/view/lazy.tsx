import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A view whose code is fetched when it is first drawn, or before by `preload`; until then `waiting` stands in its place. */
export function lazy<P extends object>(
  load: () => Promise<ComponentType<P>>,
  waiting: ComponentType<P>,
): ComponentType<P> & { preload: () => Promise<void> } {
  let loaded: ComponentType<P> | undefined;
  let loading: Promise<void> | undefined;
  const fetchOnce = (): Promise<void> =>
    (loading ??= load().then(
      (view) => {
        loaded = view;
      },
      (error: unknown) => {
        // The next time it is wanted is another try.
        loading = undefined;
        throw error;
      },
    ));
  const Lazy = (props: P) => {
    const [, redraw] = useState(0);
    useEffect(() => {
      let left = false;
      if (loaded === undefined)
        fetchOnce().then(
          () => {
            if (!left) redraw((n) => n + 1);
          },
          (error: unknown) => console.error(error),
        );
      return () => {
        left = true;
      };
    }, []);
    const View = loaded ?? waiting;
    return <View {...props} />;
  };
  return Object.assign(Lazy, { preload: () => fetchOnce().catch(() => undefined) });
}
