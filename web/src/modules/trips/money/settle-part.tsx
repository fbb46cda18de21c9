import { ArrowRight, PartyPopper } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import type { Balances, Suggestion } from '../../../api/trips-money.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import type { UsedTrip } from '../editor/store/index.ts';
import { NoteDialog } from './note-dialog.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { useMoney } from './use-money.ts';

type SettlePartProps = { trip: UsedTrip; balances: Balances };

/** The fewest payments after which nobody owes anything; one's own go out with one tap. */
export function SettlePart({ trip, balances }: SettlePartProps) {
  const { t } = useTranslation();
  const money = useMoney();
  const online = useOnline();
  const [paying, setPaying] = useState<Suggestion | null>(null);
  const [noting, setNoting] = useState<Suggestion | null>(null);
  const me = trip.me?.personId ?? null;
  const personOf = (personId: string) => balances.people.find((person) => person.personId === personId);
  const nameOf = (personId: string) =>
    personId === me ? t('tripsMoney.me') : (personOf(personId)?.name ?? t('tripsMoney.somebody'));
  // What concerns oneself comes first.
  const list = balances.suggestions.toSorted(
    (a, b) =>
      Number(b.fromId === me) - Number(a.fromId === me) || Number(b.toId === me) - Number(a.toId === me),
  );
  return (
    <>
      {list.length === 0 ? (
        <p className="flex items-center gap-2 py-2 text-muted">
          <PartyPopper aria-hidden="true" className="size-5 text-good" />
          {t('tripsMoney.settle.nothing')}
        </p>
      ) : (
        <ul aria-label={t('tripsMoney.settle.title')} className="flex flex-col gap-3">
          {list.map((one) => {
            const canPay =
              one.fromId === me && balances.isInWallets && (personOf(one.toId)?.accountId ?? null) !== null;
            return (
              <li
                key={`${one.fromId} ${one.toId}`}
                className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-2xl border border-line/70 p-3"
              >
                <span className="flex min-w-0 flex-1 items-center gap-2">
                  <Avatar name={personOf(one.fromId)?.name ?? ''} size="sm" />
                  <span className="truncate font-semibold">{nameOf(one.fromId)}</span>
                  <ArrowRight
                    aria-label={t('tripsMoney.settle.pays')}
                    className="size-4 shrink-0 text-muted"
                  />
                  <Avatar name={personOf(one.toId)?.name ?? ''} size="sm" />
                  <span className="truncate font-semibold">{nameOf(one.toId)}</span>
                </span>
                <span className="tnum shrink-0 font-bold">{money(one.amount, balances.currency)}</span>
                {(canPay || trip.canEdit) && (
                  <span className="flex w-full gap-2 [&>*]:flex-1">
                    {canPay && (
                      <Button size="sm" disabled={!online} onClick={() => setPaying(one)}>
                        {t('tripsMoney.settle.fromWallet')}
                      </Button>
                    )}
                    {trip.canEdit && (
                      <Button variant="secondary" size="sm" disabled={!online} onClick={() => setNoting(one)}>
                        {t('tripsMoney.settle.paidElsewhere')}
                      </Button>
                    )}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {paying && (
        <SettleDialog
          tripId={trip.tripId}
          toId={paying.toId}
          name={personOf(paying.toId)?.name ?? ''}
          most={paying.amount}
          onClose={() => setPaying(null)}
        />
      )}
      {noting && (
        <NoteDialog
          tripId={trip.tripId}
          suggestion={noting}
          currency={balances.currency}
          people={balances.people}
          onClose={() => setNoting(null)}
        />
      )}
    </>
  );
}
