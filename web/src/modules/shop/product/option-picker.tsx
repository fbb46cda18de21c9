import { CircleAlert } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../api/shop.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { cx } from '../../../ui/cx.ts';
import { valueState } from './choice.ts';
import type { Choice } from './use-choice.ts';

/** One step after the other; what is gone is shown as gone. */
export function OptionPicker({ product, choice }: { product: Product; choice: Choice }) {
  const id = useId();
  if (product.options.length === 0) return null;
  return (
    <div className="flex flex-col gap-5">
      {product.options.map((option, index) => (
        <Step
          // biome-ignore lint/suspicious/noArrayIndexKey: the options of one product keep their order
          key={index}
          name={`${id}-${index}`}
          option={option}
          index={index}
          product={product}
          choice={choice}
        />
      ))}
    </div>
  );
}

type StepProps = {
  name: string;
  option: Product['options'][number];
  index: number;
  product: Product;
  choice: Choice;
};

function Step({ name, option, index, product, choice }: StepProps) {
  const { t } = useTranslation();
  const local = useLocal();
  const { chosen, missing, isAsked } = choice;
  const value = chosen[index];
  const isMissing = isAsked && missing === index;
  const field = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (!isMissing) return;
    field.current?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    field.current?.querySelector<HTMLInputElement>('input:enabled')?.focus({ preventScroll: true });
  }, [isMissing]);
  return (
    <fieldset ref={field} aria-describedby={isMissing ? `${name}-missing` : undefined} className="min-w-0">
      <legend className="mb-2 flex gap-2 text-sm">
        <span className="font-bold">{local(option.name)}</span>
        {value != null && option.values[value] !== undefined && (
          <span className="text-muted">{local(option.values[value])}</span>
        )}
      </legend>
      <div className="flex flex-wrap gap-2">
        {option.values.map((text, at) => {
          const state = valueState(product, chosen, index, at);
          const isGone = state !== 'free';
          return (
            <label
              // biome-ignore lint/suspicious/noArrayIndexKey: the values of one option keep their order
              key={at}
              className={cx(
                'tap relative inline-flex min-w-12 cursor-pointer items-center justify-center gap-1.5 rounded-xl border bg-surface px-4 text-[0.95rem] font-semibold transition-colors',
                'has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
                isGone
                  ? 'cursor-not-allowed border-dashed border-line-strong/60 bg-sunken/60 text-faint'
                  : isMissing
                    ? 'border-bad hover:bg-sunken'
                    : 'border-line-strong/60 hover:border-ink',
              )}
            >
              <input
                type="radio"
                name={name}
                checked={value === at}
                disabled={isGone}
                onChange={() => choice.choose(index, at)}
                className="absolute inset-0 cursor-[inherit] opacity-0"
              />
              <span className={cx(isGone && 'line-through decoration-1')}>{local(text)}</span>
              {isGone && (
                <span className="text-xs font-medium">
                  {t(state === 'none' ? 'shop.product.notMade' : 'shop.state.sold-out')}
                </span>
              )}
            </label>
          );
        })}
      </div>
      {isMissing && (
        <p
          id={`${name}-missing`}
          role="alert"
          className="mt-2 flex items-center gap-1.5 text-sm font-medium text-bad"
        >
          <CircleAlert aria-hidden="true" className="size-4 shrink-0" />
          {t('shop.product.chooseFirst', { option: local(option.name) })}
        </p>
      )}
    </fieldset>
  );
}
