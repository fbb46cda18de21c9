import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import type { SeatWords } from '../picker/use-seat-words.ts';
import { type Owner, stateOf } from './owners.ts';

type Kind = Owner['kind'];
const KINDS: readonly Kind[] = ['ticket', 'hold', 'block'];
const LABELS = { ticket: 'sold', hold: 'held', block: 'blocked' } as const;
/** So many at first; the rest on demand. */
const PAGE = 50;

type Props = {
  owners: readonly Owner[];
  words: SeatWords;
  onChoose: (seats: readonly number[]) => void;
};

/** Who has what, as a list: a press chooses their places on the map. */
export function OwnerList({ owners, words, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [kind, setKind] = useState<Kind>('ticket');
  const [shown, setShown] = useState(PAGE);
  const all = owners.filter((owner) => owner.kind === kind);
  return (
    <Card className="flex flex-col gap-3">
      <Segmented
        label={t('ticketsBuying.house.list')}
        value={kind}
        onChange={(next) => {
          setKind(next);
          setShown(PAGE);
        }}
        tabs={KINDS.map((value) => ({ value, label: t(`ticketsBuying.house.${LABELS[value]}`) }))}
      />
      {all.length === 0 ? (
        <p className="py-6 text-center text-muted">{t('ticketsBuying.house.listEmpty')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line/70">
          {all.slice(0, shown).map((owner) => (
            <li key={`${owner.kind} ${owner.of.seats[0]}`}>
              <button
                type="button"
                onClick={() => onChoose(owner.of.seats)}
                className="tap flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-xl px-2 py-2.5 text-left hover:bg-sunken"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-semibold">
                    {owner.of.name ?? t('ticketsBuying.house.guestName')}
                  </span>
                  <span className="line-clamp-2 text-sm text-muted">
                    {owner.of.seats.slice(0, 12).map(words.seat).join(', ')}
                    {owner.of.seats.length > 12 && ` +${format.number(owner.of.seats.length - 12)}`}
                  </span>
                  {owner.kind === 'block' && <span className="block text-sm">{owner.of.reason}</span>}
                </span>
                <Badge>{t(`ticketsBuying.house.state.${stateOf(owner, owner.of.seats[0] ?? -1)}`)}</Badge>
                <span className="tnum font-semibold">
                  {t('ticketsBuying.sum', { count: owner.of.seats.length })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {all.length > shown && (
        <Button variant="secondary" onClick={() => setShown((before) => before + PAGE)}>
          {t('ticketsBuying.house.more')}
        </Button>
      )}
    </Card>
  );
}
