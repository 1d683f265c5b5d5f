import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChartContent, TableContent } from '../../client/index.js';

/** A chart over a table of the answer. The chart library is loaded when the first chart comes. */
export function ChartView({ chart, table }: { chart: ChartContent; table: TableContent | undefined }) {
    const element = useRef<HTMLDivElement>(null);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
        const target = element.current;
        if (target === null || table === undefined) return;
        let left = false;
        let remove: (() => void) | undefined;
        import('../chart/draw.js')
            .then(({ drawChart }) => drawChart(target, chart, table))
            .then((dispose) => {
                if (left) dispose();
                else remove = dispose;
            })
            .catch((error: unknown) => {
                console.error(error);
                if (!left) setFailed(true);
            });
        return () => {
            left = true;
            remove?.();
        };
    }, [chart, table]);
    return (
        <figure class="card chart">
            <figcaption>{chart.title}</figcaption>
            {failed ? (
                <p class="problem">This chart could not be drawn. The table has its figures.</p>
            ) : (
                // The chart library writes its own roles into the element it draws in; the words for it stand outside.
                <div class="plot" role="img" aria-label={chart.altText}>
                    <div ref={element} aria-hidden="true" />
                </div>
            )}
        </figure>
    );
}
