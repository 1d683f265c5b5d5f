import { useEffect, useRef, useState } from 'preact/hooks';
import type { AppState, Upload } from '../state/app.js';
import { fileKinds } from '../uploads.js';
import { words } from '../words/index.js';
import { useDoing } from './context.js';

/** Adds a workbook by button; it can also be dropped on the page. */
export function Files({ state }: { state: AppState }) {
  const { controller } = useDoing();
  const input = useRef<HTMLInputElement>(null);
  const { rights, upload } = state;
  const isBusy = upload?.phase === 'sending' || upload?.phase === 'reading';
  if (!rights?.upload) return null;
  return (
    <div class="files">
      <input
        ref={input}
        type="file"
        class="hidden"
        accept={fileKinds}
        aria-label={words.workbookToAdd}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) void controller.datasets.upload(file);
        }}
      />
      <button type="button" class="quiet" disabled={isBusy} onClick={() => input.current?.click()}>
        {words.addWorkbook}
      </button>
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
        <progress max={1} value={upload.share} aria-label={words.sending(upload.file.name)} />
      )}
      {upload.code === 'upload_exists' && rights?.delete === true && (
        <button type="button" onClick={() => void controller.datasets.upload(upload.file, true)}>
          {words.replaceIt}
        </button>
      )}
      {(upload.phase === 'failed' || upload.phase === 'done') && (
        <button type="button" class="quiet" onClick={() => store.dispatch({ kind: 'upload', upload: undefined })}>
          {words.close}
        </button>
      )}
    </div>
  );
}

function said(upload: Upload): string {
  switch (upload.phase) {
    case 'sending':
      return words.sending(upload.file.name);
    case 'reading':
      return words.reading(upload.file.name);
    case 'done':
      return words.uploadReady(upload.file.name);
    case 'failed':
      return upload.message ?? words.uploadFailed;
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
      if (file !== undefined) void controller.datasets.upload(file);
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
  return isOver ? <div class="dropzone">{words.dropHere}</div> : null;
}
