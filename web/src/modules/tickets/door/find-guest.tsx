import { Check, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorList } from '../../../api/tickets-entry.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { useSeatWords } from '../mine/use-seat-words.ts';
import { type Door, seatIn } from './door.ts';

const SHOWN = 30;

type Props = { list: DoorList; entryOf: Door['entryOf']; onAdmit: (ticketId: string) => void };

/** Somebody whose phone is empty is found by name, seat or number of the ticket. */
export function FindGuest({ list, entryOf, onAdmit }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const seatWords = useSeatWords();
  const [text, setText] = useState('');
  const all = useMemo(
    () =>
      list.tickets.map((ticket) => {
        const seat = seatWords(seatIn(list, ticket));
        return { ticket, seat, words: plain(`${seat} ${ticket.holder} ${ticket.ticketId} ${ticket.typed}`) };
      }),
    [list, seatWords],
  );
  const wanted = plain(text);
  const found = wanted === '' ? [] : all.filter(({ words }) => words.includes(wanted)).slice(0, SHOWN);
  return (
    <div className="flex flex-col gap-3">
      <Field
        label={t('ticketsDoor.door.find')}
        hint={t('ticketsDoor.door.findHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {wanted !== '' && found.length === 0 && (
        <p className="flex items-center justify-center gap-2 py-6 text-muted">
          <Search aria-hidden="true" className="size-5" />
          {t('ticketsDoor.door.nobody')}
        </p>
      )}
      <ul className="divide-y divide-line">
        {found.map(({ ticket, seat }) => (
          <li key={ticket.ticketId} className="flex items-center gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{seat}</p>
              <p className="text-sm text-muted">
                {local(seatIn(list, ticket).gradeName)}
                {ticket.holder !== '' && ` · ${ticket.holder}`}
              </p>
            </div>
            {entryOf(ticket.ticketId) ? (
              <Badge tone="good">
                <Check aria-hidden="true" className="size-3.5" />
                {t('ticketsDoor.short.admitted')}
              </Badge>
            ) : (
              <Button variant="secondary" size="sm" onClick={() => onAdmit(ticket.ticketId)}>
                {t('ticketsDoor.door.admit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Compared without gaps and case: people type `1층A열12`. */
const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[\s-]/g, '');
