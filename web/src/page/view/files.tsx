import { useEffect, useRef, useState } from 'preact/hooks';
import type { AppState, Upload } from '../state/app.js';
import { useDoing } from './context.js';

/** Adds a workbook by button or by dropping it on the page; administrators can delete the chosen one. */
export function Files({ state }: { state: AppState }) {
    const { controller } = useDoing();
    const input = useRef<HTMLInputElement>(null);
    const { rights, upload } = state;
    const dataset = state.datasets.find((info) => info.id === state.dataset);
    const isBusy = upload?.phase === 'sending' || upload?.phase === 'reading';
    if (!rights?.upload) return null;
    return (
        <div class="files">
            <input
                ref={input}
                type="file"
                class="hidden"
                accept=".xlsx,.xlsm,.csv"
                aria-label="Workbook to add"
                tabIndex={-1}
                onChange={(event) => {
                    const file = event.currentTarget.files?.[0];
                    event.currentTarget.value = '';
                    if (file !== undefined) void controller.upload(file);
                }}
            />
            <button type="button" class="quiet" disabled={isBusy} onClick={() => input.current?.click()}>
                Add a workbook
            </button>
            {rights.delete && dataset !== undefined && (
                <button
                    type="button"
                    class="quiet"
                    onClick={() => {
                        if (confirm(`Delete ${dataset.file} from the hub for everybody?`))
                            void controller.deleteDataset(dataset.id);
                    }}
                >
                    Delete
                </button>
            )}
        </div>
    );
}

/** What becomes of the file that was added. */
export function UploadNotice({ state }: { state: AppState }) {
    const { controller, store } = useDoing();
    const { upload, rights } = state;
    if (upload === undefined) return null;
    return (
        <div
            class={upload.phase === 'failed' ? 'notice warn' : 'notice'}
            role={upload.phase === 'failed' ? 'alert' : 'status'}
        >
            <p>{said(upload)}</p>
            {upload.phase === 'sending' && (
                <progress max={1} value={upload.share} aria-label={`Sending ${upload.file.name}`} />
            )}
            {upload.code === 'upload_exists' && rights?.delete === true && (
                <button type="button" onClick={() => void controller.upload(upload.file, true)}>
                    Replace it
                </button>
            )}
            {(upload.phase === 'failed' || upload.phase === 'done') && (
                <button
                    type="button"
                    class="quiet"
                    onClick={() => store.dispatch({ kind: 'upload', upload: undefined })}
                >
                    Close
                </button>
            )}
        </div>
    );
}

function said(upload: Upload): string {
    switch (upload.phase) {
        case 'sending':
            return `Sending ${upload.file.name}…`;
        case 'reading':
            return `Reading ${upload.file.name}…`;
        case 'done':
            return `${upload.file.name} can be asked now.`;
        case 'failed':
            return upload.message ?? 'The file was not taken.';
    }
}

/** Shows where a file can be dropped while one is dragged over the page. */
export function DropZone({ state }: { state: AppState }) {
    const { controller } = useDoing();
    const [isOver, setOver] = useState(false);
    const mayUpload = state.rights?.upload === true;
    useEffect(() => {
        if (!mayUpload) return undefined;
        const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
        const over = (event: DragEvent): void => {
            if (!hasFiles(event)) return;
            event.preventDefault();
            setOver(true);
        };
        const leave = (event: DragEvent): void => {
            if (event.relatedTarget === null) setOver(false);
        };
        const drop = (event: DragEvent): void => {
            if (!hasFiles(event)) return;
            event.preventDefault();
            setOver(false);
            const file = event.dataTransfer?.files[0];
            if (file !== undefined) void controller.upload(file);
        };
        addEventListener('dragover', over);
        addEventListener('dragleave', leave);
        addEventListener('drop', drop);
        return () => {
            removeEventListener('dragover', over);
            removeEventListener('dragleave', leave);
            removeEventListener('drop', drop);
        };
    }, [controller, mayUpload]);
    return isOver ? <div class="dropzone">Drop the workbook to add it</div> : null;
}
