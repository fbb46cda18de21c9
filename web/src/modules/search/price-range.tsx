import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { useLiveText } from '../../ui/use-live-text.ts';

type Props = {
  label: string;
  from: string | undefined;
  to: string | undefined;
  /** Each for itself: both may change within one pause. */
  onFrom: (from: string | undefined) => void;
  onTo: (to: string | undefined) => void;
};

const digits = (text: string): string => text.replace(/\D/g, '').slice(0, 12);
const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

/** From and to, either of which may be left open; taken over when typing pauses. */
export function PriceRange({ label, from, to, onFrom, onTo }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [low, setLow, tellLow] = useLiveText(from ?? '', (text) => onFrom(orNothing(text)));
  const [high, setHigh, tellHigh] = useLiveText(to ?? '', (text) => onTo(orNothing(text)));
  const isTurned = from !== undefined && to !== undefined && Number(from) > Number(to);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out as a heading
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-2 text-sm font-semibold">
        {label}
      </p>
      <div className="grid grid-cols-2 gap-3">
        <Field
          label={t('search.atLeast')}
          inputMode="numeric"
          value={low}
          onChange={(event) => setLow(digits(event.target.value))}
          onBlur={tellLow}
        />
        <Field
          label={t('search.atMost')}
          inputMode="numeric"
          value={high}
          onChange={(event) => setHigh(digits(event.target.value))}
          onBlur={tellHigh}
          error={isTurned ? t('search.rangeTurned') : null}
        />
      </div>
    </div>
  );
}
