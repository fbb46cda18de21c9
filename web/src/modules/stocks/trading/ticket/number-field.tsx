import { Minus, Plus } from 'lucide-react';
import { type Ref, useLayoutEffect, useRef } from 'react';
import { cx } from '../../../../ui/cx.ts';
import { FieldShell } from '../../../../ui/field.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';

type Props = {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  /** Arrow up and down, and the two buttons; ten at once with Shift. */
  onStep: (steps: number) => void;
  stepLabels: readonly [less: string, more: string];
  hint?: string | undefined;
  error?: string | null | undefined;
  inputRef?: Ref<HTMLInputElement>;
};

const stepClass =
  'flex w-11 shrink-0 items-center justify-center text-muted hover:bg-sunken hover:text-ink focus-visible:-outline-offset-3';
/** More digits than any order may have. */
const DIGITS = 12;

/** A whole number with its thousands, typed or stepped; the caret stays where the digits are. */
export function NumberField({
  label,
  value,
  onChange,
  onStep,
  stepLabels: [less, more],
  hint,
  error,
  inputRef,
}: Props) {
  const format = useStockFormat();
  const own = useRef<HTMLInputElement | null>(null);
  const digitsAfterCaret = useRef<number | null>(null);
  const text = value === null ? '' : format.count(value);
  useLayoutEffect(() => {
    const element = own.current;
    if (element === null || digitsAfterCaret.current === null || document.activeElement !== element) return;
    let position = text.length;
    for (let left = digitsAfterCaret.current; left > 0 && position > 0; position -= 1)
      if (/\d/.test(text[position - 1] ?? '')) left -= 1;
    element.setSelectionRange(position, position);
    digitsAfterCaret.current = null;
  }, [text]);
  const change = (raw: string, caret: number) => {
    digitsAfterCaret.current = raw.slice(caret).replace(/\D/g, '').length;
    const digits = raw.replace(/\D/g, '').slice(0, DIGITS);
    onChange(digits === '' ? null : Number(digits));
  };
  return (
    <FieldShell label={label} hint={hint} error={error}>
      {({ id, describedBy, invalid }) => (
        <div
          className={cx(
            'flex overflow-hidden rounded-2xl border bg-surface focus-within:border-accent has-[input:focus]:outline-2 has-[input:focus]:outline-accent',
            invalid ? 'border-bad' : 'border-line-strong/60',
          )}
        >
          <button
            type="button"
            tabIndex={-1}
            aria-label={less}
            onClick={() => onStep(-1)}
            className={stepClass}
          >
            <Minus aria-hidden="true" className="size-4" />
          </button>
          <input
            ref={(element) => {
              own.current = element;
              if (typeof inputRef === 'function') inputRef(element);
              else if (inputRef) inputRef.current = element;
            }}
            id={id}
            inputMode="numeric"
            autoComplete="off"
            placeholder="0"
            value={text}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) =>
              change(event.target.value, event.target.selectionStart ?? event.target.value.length)
            }
            onKeyDown={(event) => {
              const way = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
              if (way === 0) return;
              event.preventDefault();
              onStep(event.shiftKey ? way * 10 : way);
            }}
            className="tnum tap min-w-0 flex-1 bg-transparent px-1 text-right text-lg font-bold placeholder:text-faint focus:outline-none"
          />
          <button
            type="button"
            tabIndex={-1}
            aria-label={more}
            onClick={() => onStep(1)}
            className={stepClass}
          >
            <Plus aria-hidden="true" className="size-4" />
          </button>
        </div>
      )}
    </FieldShell>
  );
}
