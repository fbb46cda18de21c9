import { SlidersHorizontal, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../../api/clock.ts';
import { Button } from '../../../ui/button.tsx';
import { Switch } from '../../../ui/checkbox.tsx';
import { cx } from '../../../ui/cx.ts';
import { DaySpanFields } from '../../../ui/day-span-fields.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/field.tsx';
import { dayOf, useShowTime } from '../show-time.ts';
import { chosenCount, isTurned, type ListAddress, quickDays } from './list-address.ts';
import { useShowWords } from './use-show-words.ts';

export type Change = { [name in keyof ListAddress]?: ListAddress[name] | undefined };
type Props = { address: ListAddress; onChoose: (change: Change) => void };

const REGIONS = [
  ...['seoul', 'incheon', 'gyeonggi', 'gangwon', 'sejong', 'daejeon', 'chungbuk', 'chungnam', 'gwangju'],
  ...['jeonbuk', 'jeonnam', 'daegu', 'gyeongbuk', 'busan', 'ulsan', 'gyeongnam', 'jeju'],
];
export const noFilters = {
  genre: undefined,
  region: undefined,
  from: undefined,
  to: undefined,
  onSale: undefined,
} as const;

/** What performances can be narrowed down by, but the genre, which has a row of its own. */
export function ListFilters({ address, onChoose }: Props) {
  const { t } = useTranslation();
  const words = useShowWords();
  const today = dayOf(serverNowMs());
  return (
    <div className="flex flex-col gap-6">
      <Switch
        label={<span className="font-semibold">{t('tickets.list.onSaleOnly')}</span>}
        checked={address.onSale === 'true'}
        onChange={(on) => onChoose({ onSale: on ? 'true' : undefined })}
      />
      <Select
        label={t('tickets.list.region')}
        value={address.region ?? ''}
        onChange={({ target }) => onChoose({ region: target.value === '' ? undefined : target.value })}
        options={[
          { value: '', label: t('tickets.list.anyRegion') },
          ...REGIONS.map((value) => ({ value, label: words.region(value) })),
        ]}
      />
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-2 text-sm font-semibold">{t('tickets.list.dates')}</legend>
        <div className="flex flex-wrap gap-1.5">
          {(['today', 'weekend', 'month'] as const).map((name) => {
            const days = quickDays(name, today);
            const isOn = address.from === days.from && address.to === days.to;
            return (
              <button
                key={name}
                type="button"
                aria-pressed={isOn}
                onClick={() => onChoose(isOn ? { from: undefined, to: undefined } : days)}
                className={cx(
                  'tap rounded-full border px-3.5 text-sm font-semibold',
                  isOn ? 'border-ink bg-ink text-paper' : 'border-line bg-surface text-muted hover:text-ink',
                )}
              >
                {t(`tickets.list.quick.${name}`)}
              </button>
            );
          })}
        </div>
        <DaySpanFields
          span={{ from: address.from ?? '', to: address.to ?? '' }}
          error={isTurned(address) ? t('tickets.list.datesTurned') : null}
          onChange={({ from, to }) => onChoose({ from: from || undefined, to: to || undefined })}
          className="items-start lg:flex-col lg:items-stretch"
        />
      </fieldset>
    </div>
  );
}

/** The same in a sheet, for screens where they would be in the way. */
export function PhoneListFilters(props: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { genre: _, ...others } = props.address;
  const count = chosenCount(others);
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        className="lg:hidden"
        aria-haspopup="dialog"
        icon={<SlidersHorizontal aria-hidden="true" className="size-4" />}
        onClick={() => setOpen(true)}
      >
        {count === 0 ? t('search.filters') : t('search.filtersActive', { count })}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('search.filters')}
        footer={
          <>
            <Button variant="secondary" disabled={count === 0} onClick={() => props.onChoose(noFilters)}>
              {t('search.clearFilters')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('search.showFound')}</Button>
          </>
        }
      >
        <ListFilters {...props} />
      </Dialog>
    </>
  );
}

/** What is chosen, each with a way to take it back. */
export function ChosenFilters({ address, onChoose }: Props) {
  const { t } = useTranslation();
  const time = useShowTime();
  const words = useShowWords();
  const { region, onSale } = address;
  const [from, to] = isTurned(address) ? [] : [address.from, address.to];
  const chips: { label: string; change: Change }[] = [
    ...(region === undefined ? [] : [{ label: words.region(region), change: { region: undefined } }]),
    ...(from === undefined && to === undefined
      ? []
      : [
          {
            label: time.days(from, to),
            change: { from: undefined, to: undefined },
          },
        ]),
    ...(onSale === undefined ? [] : [{ label: t('tickets.list.onSaleOnly'), change: { onSale: undefined } }]),
  ];
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t('tickets.list.chosen')} className="mb-4 flex flex-wrap gap-2">
      {chips.map(({ label, change }) => (
        <li key={label}>
          <button
            type="button"
            onClick={() => onChoose(change)}
            aria-label={t('tickets.list.takeBack', { name: label })}
            className="tap tnum inline-flex items-center gap-1.5 rounded-full bg-ink px-3.5 text-sm font-semibold text-paper"
          >
            {label}
            <X aria-hidden="true" className="size-4" />
          </button>
        </li>
      ))}
    </ul>
  );
}
