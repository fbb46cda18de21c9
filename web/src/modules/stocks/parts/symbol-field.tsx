import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quote, SeasonId } from '../../../api/stocks.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { IconButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { controlClass, FieldShell } from '../../../ui/field.tsx';
import { SymbolOffers } from './symbol-offers.tsx';
import { useSymbolOffers } from './use-symbol-offers.ts';

type Props = {
  label: string;
  seasonId: SeasonId;
  /** What is chosen, as it is called; empty for nothing. */
  chosen: string;
  placeholder: string;
  onChange: (quote: Quote | null) => void;
  hint?: ReactNode;
  error?: string | null;
  className?: string;
};

/** One symbol of all that are traded, found by its name, first consonants or code. */
export function SymbolField({ label, seasonId, chosen, placeholder, onChange, className, ...field }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  /** What is typed; null while nobody is looking for another one. */
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  /** Enter came before the answer to what was typed: its first offer is meant. */
  const [isHurried, setIsHurried] = useState(false);
  const found = useSymbolOffers(seasonId, text);
  const isOpen = text !== null;
  const close = () => {
    setText(null);
    setActive(0);
    setIsHurried(false);
  };
  const choose = (quote: Quote | null) => {
    onChange(quote);
    close();
  };
  const isAnswered = !found.isOld && !found.isAsking;
  useEffect(() => {
    if (!isHurried || !isAnswered) return;
    setIsHurried(false);
    if (found.offers[0] !== undefined) choose(found.offers[0]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter ends a Korean syllable first
    const { length } = found.offers;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!isOpen) setText('');
      else if (length > 0) setActive((active + step + length) % length);
    } else if (event.key === 'Enter' && isOpen) {
      // An answer to what was typed before is not what is meant now.
      if (!isAnswered) setIsHurried(true);
      else if (found.offers[active] !== undefined) choose(found.offers[active]);
    } else if (event.key === 'Escape' && isOpen) close();
    else return;
    event.preventDefault();
  };
  return (
    <FieldShell label={label} className={className} {...field}>
      {({ id: inputId, describedBy, invalid }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the keyboard has left the field
        <div
          className="relative"
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) close();
          }}
        >
          <input
            ref={input}
            id={inputId}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={
              isOpen && found.offers.length > 0 ? `${id}-${found.offers[active]?.symbol}` : undefined
            }
            aria-describedby={describedBy}
            aria-invalid={invalid}
            placeholder={isOpen ? t('stocks.search') : placeholder}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={60}
            value={text ?? chosen}
            onClick={() => !isOpen && setText('')}
            onChange={(event) => {
              // Whoever types over a name means another one, and not a longer one.
              setText(event.target.value);
              setActive(0);
              setIsHurried(false);
            }}
            onKeyDown={onKeyDown}
            className={cx(controlClass, 'pr-12')}
          />
          {chosen !== '' && !isOpen && (
            <span className="absolute inset-y-0 right-0.5 flex items-center">
              <IconButton
                label={t('common.clear')}
                icon={<X aria-hidden="true" />}
                onClick={() => {
                  choose(null);
                  input.current?.focus();
                }}
              />
            </span>
          )}
          <SymbolOffers
            id={id}
            label={label}
            text={text}
            found={found}
            active={active}
            nameOf={({ name }) => local(name)}
            onActive={setActive}
            onChoose={choose}
          />
        </div>
      )}
    </FieldShell>
  );
}
