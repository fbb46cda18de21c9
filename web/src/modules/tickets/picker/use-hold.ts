import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ApiError } from '../../../api/error.ts';
import { type HoldBody, type HoldPlaced, holdSeats, holdsKey } from '../../../api/tickets-seats.ts';
import { type Command, useCommand } from '../../../api/use-command.ts';
import { clearAdmission, useAdmission } from '../../waiting-room/index.ts';
import { seatOf } from './seat-names.ts';

export interface Holding {
  readonly command: Command<HoldBody, HoldPlaced>;
  readonly hold: (body: HoldBody) => void;
  /** Places that would stand alone, as the server has found. */
  readonly lonely: readonly number[];
  /** What was asked for when it was refused. */
  readonly refused: { readonly error: ApiError; readonly body: HoldBody } | null;
  readonly forget: () => void;
}

/** Which places an answer is about. */
function seatsIn(roundId: string, error: ApiError): number[] {
  const { seatIds } = error.facts;
  if (!Array.isArray(seatIds)) return [];
  return seatIds.flatMap((id) => (typeof id === 'string' ? (seatOf(roundId, id) ?? []) : []));
}

/** Sets places aside; then they are paid for. Whoever is not let in yet is sent to the waiting room. */
export function useHold(roundId: string, onTaken: (seats: readonly number[]) => void): Holding {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const admission = useAdmission('rounds', roundId);
  const [refused, setRefused] = useState<Holding['refused']>(null);
  const command = useCommand<HoldBody, HoldPlaced>({
    name: `tickets-hold:${roundId}`,
    run: (body, key) => holdSeats(roundId, body, key),
    // A crowd may keep the hall busy for long; one can stop waiting at any time.
    maxAttempts: 20,
    onDone: ({ data }) => {
      void queryClient.invalidateQueries({ queryKey: [...holdsKey, 'list'] });
      void navigate({ to: '/tickets/holds/$holdId', params: { holdId: data.holdId } });
    },
    onRefused: (error, body) => {
      if (error.code === 'seat.taken') onTaken(seatsIn(roundId, error));
      if (error.code === 'admission.required') {
        clearAdmission('rounds', roundId);
        void navigate({ to: '/waiting-rooms/$kind/$id', params: { kind: 'rounds', id: roundId } });
      }
      setRefused({ error, body });
    },
  });
  const lonely = refused?.error.code === 'seat.leaves-orphan' ? seatsIn(roundId, refused.error) : [];
  return {
    ...{ command, lonely, refused },
    hold: (body) => {
      setRefused(null);
      command.submit({ ...body, ...(admission !== null && { admission: admission.token }) });
    },
    forget: () => {
      setRefused(null);
      command.reset();
    },
  };
}
