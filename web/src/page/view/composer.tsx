import { useEffect, useRef, useState } from 'preact/hooks';
import type { Exchange } from '../state/exchange.js';
import { isOpen } from '../state/exchange.js';
import { useDoing } from './context.js';

/** Longer questions are refused by the hub; said here before they are sent. */
const longestQuestion = 4_000;

/** The question box. Enter asks, Shift+Enter breaks the line, Escape stops, arrow up brings the last question back. */
export function Composer({ exchanges }: { exchanges: readonly Exchange[] }) {
    const { controller } = useDoing();
    const [text, setText] = useState('');
    const box = useRef<HTMLTextAreaElement>(null);
    const running = exchanges.findLast(isOpen);

    useEffect(() => {
        const onKey = (event: KeyboardEvent): void => {
            if (event.key === 'Escape' && controller.stopNewest()) event.preventDefault();
            if (event.key === '/' && !isEditing(event.target)) {
                event.preventDefault();
                box.current?.focus();
            }
        };
        addEventListener('keydown', onKey);
        return () => removeEventListener('keydown', onKey);
    }, [controller]);

    const send = (): void => {
        if (text.trim() === '') return;
        controller.ask(text);
        setText('');
    };

    return (
        <form
            class="composer"
            onSubmit={(event) => {
                event.preventDefault();
                send();
            }}
        >
            <div class="box">
                <label class="hidden" for="question">
                    Your question
                </label>
                <textarea
                    id="question"
                    ref={box}
                    rows={1}
                    autofocus
                    maxLength={longestQuestion}
                    placeholder="Ask a question about your data"
                    value={text}
                    onInput={(event) => setText(event.currentTarget.value)}
                    onKeyDown={(event) => {
                        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
                            event.preventDefault();
                            send();
                        }
                        if (event.key === 'ArrowUp' && text === '') {
                            const last = exchanges.at(-1)?.question;
                            if (last) setText(last);
                        }
                    }}
                />
                {running !== undefined && text.trim() === '' ? (
                    <button
                        type="button"
                        class="stop"
                        disabled={running.stopping}
                        onClick={() => controller.stop(running.key)}
                    >
                        {running.stopping ? 'Stopping' : 'Stop'}
                    </button>
                ) : (
                    <button type="submit" class="primary" disabled={text.trim() === ''}>
                        Ask
                    </button>
                )}
            </div>
        </form>
    );
}

function isEditing(target: EventTarget | null): boolean {
    return (
        target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
    );
}
