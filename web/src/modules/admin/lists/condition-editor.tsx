import { useTranslation } from 'react-i18next';
import type { FacetValue } from '../../../api/types.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { isTurned } from '../../../ui/day-span.ts';
import { DaySpanFields } from '../../../ui/day-span-fields.tsx';
import { FacetChoices } from '../../../ui/facet-choices.tsx';
import { Field } from '../../../ui/field.tsx';
import { useLiveText } from '../../../ui/use-live-text.ts';
import { type Condition, chosenOf, type ListAddress, wordOf } from './conditions.ts';

export type EditorProps<C extends Condition = Condition> = {
  condition: C;
  address: ListAddress;
  /** Counted over what is found now, by name of the condition. */
  facets: Readonly<Record<string, readonly FacetValue[]>>;
  /** false: counting stopped at a bound, and there may be more of each. */
  isExact: boolean;
  onChoose: (change: ListAddress) => void;
};

/** What one chooses a condition with. */
export function ConditionEditor({ condition, ...props }: EditorProps) {
  switch (condition.kind) {
    case 'choice':
      return <ChoiceEditor condition={condition} {...props} />;
    case 'flag':
      return (
        <Checkbox
          label={condition.label}
          checked={wordOf(props.address, condition.name) === 'true'}
          onChange={(isOn) => props.onChoose({ [condition.name]: isOn ? 'true' : undefined })}
        />
      );
    case 'dates':
      return <DatesEditor condition={condition} {...props} />;
    case 'amounts':
      return <AmountsEditor condition={condition} {...props} />;
    case 'text':
      return <TextEditor condition={condition} {...props} />;
  }
}

type Of<K extends Condition['kind']> = EditorProps<Extract<Condition, { kind: K }>>;

function ChoiceEditor({ condition, address, facets, isExact, onChoose }: Of<'choice'>) {
  const counted = facets[condition.name];
  const chosen = chosenOf(address, condition.name);
  const others = condition.isOpen
    ? [...(counted ?? []).map(({ value }) => value), ...chosen].filter(
        (value) => !condition.values.includes(value),
      )
    : [];
  const values = [...new Set([...condition.values, ...others])].map((value) => ({
    value,
    count: countOf(value),
  }));
  /** Counted is what is found now: of what is not chosen beside what is, nobody knows how many there would be. */
  function countOf(value: string): number | null {
    if (counted === undefined || (chosen.length > 0 && !chosen.includes(value))) return null;
    return counted.find((one) => one.value === value)?.count ?? 0;
  }
  return (
    <FacetChoices
      label={condition.label}
      values={values}
      chosen={chosen}
      isExact={isExact}
      nameOf={condition.nameOf}
      onChange={(next) => onChoose({ [condition.name]: next.length === 0 ? undefined : next })}
    />
  );
}

function DatesEditor({ condition, address, onChoose }: Of<'dates'>) {
  const { t } = useTranslation();
  const span = { from: wordOf(address, condition.from), to: wordOf(address, condition.to) };
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold">{condition.label}</legend>
      <DaySpanFields
        span={span}
        error={isTurned(span) ? t('pay.periodTurned') : null}
        onChange={({ from, to }) =>
          onChoose({ [condition.from]: from || undefined, [condition.to]: to || undefined })
        }
        className="items-start"
      />
    </fieldset>
  );
}

const digits = (text: string): string => text.replace(/\D/g, '').slice(0, 12);

function AmountsEditor({ condition, address, onChoose }: Of<'amounts'>) {
  const { t } = useTranslation();
  const [from, to] = [wordOf(address, condition.from), wordOf(address, condition.to)];
  const [low, setLow, tellLow] = useLiveText(from, (text) =>
    onChoose({ [condition.from]: text || undefined }),
  );
  const [high, setHigh, tellHigh] = useLiveText(to, (text) =>
    onChoose({ [condition.to]: text || undefined }),
  );
  const isReversed = from !== '' && to !== '' && Number(from) > Number(to);
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold">{condition.label}</legend>
      <div className="grid grid-cols-2 items-start gap-3">
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
          error={isReversed ? t('search.rangeTurned') : null}
        />
      </div>
    </fieldset>
  );
}

function TextEditor({ condition, address, onChoose }: Of<'text'>) {
  const [text, setText, tellNow] = useLiveText(wordOf(address, condition.name), (rested) =>
    onChoose({ [condition.name]: rested || undefined }),
  );
  return (
    <Field
      label={condition.label}
      hint={condition.hint}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={tellNow}
    />
  );
}
