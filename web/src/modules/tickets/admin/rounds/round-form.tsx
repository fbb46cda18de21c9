import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hallQuery, performanceQuery, saveRound } from '../../../../api/tickets-admin.ts';
import type { AdminPerformance, AdminRound } from '../../../../api/tickets-admin-types.ts';
import { Banner } from '../../../../ui/banner.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Switch } from '../../../../ui/checkbox.tsx';
import { Field } from '../../../../ui/field.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { Conflict } from '../../../admin/conflict.tsx';
import { SaveBar } from '../../../admin/save-bar.tsx';
import { useObjectForm } from '../../../admin/use-object-form.ts';
import { fromKorean, toKorean } from '../korean-time.ts';
import { MoveAsk } from './move-card.tsx';
import { type TermsDraft, type TermsFault, termsBody, termsDraft, termsFaults } from './round-draft.ts';
import { RoundRefusal } from './round-refusal.tsx';
import { TermsFields } from './terms-fields.tsx';

type Draft = {
  startsAt: string;
  saleFrom: string;
  saleUntil: string;
  takesNewMap: boolean;
  terms: TermsDraft;
};
const TIMES = ['startsAt', 'saleFrom', 'saleUntil'] as const;

const draftOf = (round: AdminRound): Draft => ({
  startsAt: toKorean(round.startsAt),
  saleFrom: toKorean(round.saleFrom),
  saleUntil: toKorean(round.saleUntil),
  takesNewMap: false,
  terms: termsDraft(round),
});

type Props = { performance: AdminPerformance; round: AdminRound };

/** One round, changed. Once somebody has a place, hall and map stay. */
export function RoundForm({ performance, round }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const isTaken = round.held + round.sold + round.blocked + round.waiters > 0;
  const query = performanceQuery(performance.performanceId);
  // Why it is put at another time: of this one change, and no part of the round.
  const [reason, setReason] = useState('');
  const movedTo = (draft: Draft): string | null => {
    const to = fromKorean(draft.startsAt);
    return to !== null && to !== round.startsAt && round.held + round.sold > 0 ? to : null;
  };
  // What the form checks against comes with the hall that it names.
  const grades = useRef<readonly string[]>(Object.keys(round.prices));
  const form = useObjectForm<Draft, AdminRound, AdminRound>({
    name: `tickets-round:${round.roundId}`,
    object: round,
    empty: draftOf(round),
    draftOf,
    errorsOf: (draft) => ({
      ...Object.fromEntries(
        TIMES.filter((name) => fromKorean(draft[name]) === null).map((name) => [name, t('common.required')]),
      ),
      ...(movedTo(draft) !== null &&
        reason.trim() === '' && { reason: t('ticketsAdmin.rounds.move.reasonMissing') }),
      ...(draft.saleUntil <= draft.saleFrom && { saleUntil: t('ticketsAdmin.rounds.refusals.sale') }),
      ...Object.fromEntries(
        Object.entries(termsFaults(draft.terms, grades.current)).map(([place, fault]) => [
          place,
          t(`ticketsAdmin.rounds.faults.${fault}`),
        ]),
      ),
    }),
    send: (draft, version, key) =>
      saveRound(
        round.roundId,
        {
          ...termsBody(draft.terms, grades.current),
          startsAt: fromKorean(draft.startsAt) ?? round.startsAt,
          saleFrom: fromKorean(draft.saleFrom) ?? round.saleFrom,
          saleUntil: fromKorean(draft.saleUntil) ?? round.saleUntil,
          ...(draft.takesNewMap && { takesNewMap: true }),
          ...(movedTo(draft) !== null && { reason: reason.trim() }),
          version: version ?? round.version,
        },
        key,
      ),
    read: async () => {
      const { rounds } = await queryClient.fetchQuery({ ...query, staleTime: 0 });
      return rounds.find(({ roundId }) => roundId === round.roundId) ?? round;
    },
    onSaved: () => {
      setReason('');
      toast(t('ticketsAdmin.form.saved'));
    },
  });
  const { draft, change } = form;
  const hall = useQuery({ ...hallQuery(draft.terms.hallId), enabled: draft.terms.hallId !== '' }).data;
  // Grades of the map that the round has; those of a newer map count once it is taken.
  grades.current =
    draft.terms.hallId === round.hallId && !round.isMapCurrent && !draft.takesNewMap
      ? [...new Set([...Object.keys(round.prices), ...(hall?.grades.map(({ key }) => key) ?? [])])]
      : (hall?.grades.map(({ key }) => key) ?? Object.keys(round.prices));
  const shown = termsFaults(draft.terms, grades.current);
  const to = movedTo(draft);
  return (
    <form ref={form.form} noValidate onSubmit={form.submit}>
      <fieldset disabled={round.status === 'cancelled'} className="flex min-w-0 flex-col gap-5">
        {form.merged !== null && (
          <Conflict
            title={t('ticketsAdmin.form.conflict')}
            merged={form.merged}
            fieldName={(field) => t(`ticketsAdmin.rounds.fields.${field}`)}
            onTakeTheirs={form.takeTheirs}
            onKeep={form.keep}
          />
        )}
        <Card className="flex flex-col gap-5">
          <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-3">
            {TIMES.map((name) => (
              <Field
                key={name}
                label={t(`ticketsAdmin.rounds.fields.${name}`)}
                type="datetime-local"
                value={draft[name]}
                error={form.errorAt(name)}
                onChange={({ target }) => change({ [name]: target.value })}
              />
            ))}
          </div>
          <p className="text-sm text-muted">{t('ticketsAdmin.rounds.koreanTime')}</p>
          {to !== null && (
            <MoveAsk
              {...{ to, reason }}
              roundId={round.roundId}
              from={round.startsAt}
              error={form.errorAt('reason')}
              onReason={setReason}
            />
          )}
          {!round.isMapCurrent && (
            <Banner tone="info">
              <p>{t('ticketsAdmin.rounds.oldMap')}</p>
              {!isTaken && (
                <Switch
                  label={t('ticketsAdmin.rounds.takeNewMap')}
                  checked={draft.takesNewMap}
                  onChange={(takesNewMap) => change({ takesNewMap })}
                />
              )}
            </Banner>
          )}
        </Card>
        <TermsFields
          performance={performance}
          draft={draft.terms}
          change={(part) => change({ terms: { ...draft.terms, ...part } })}
          faultAt={(place): TermsFault | undefined => (form.wrong > 0 ? shown[place] : undefined)}
          isHallFixed={isTaken}
        />
        <RoundRefusal error={form.command.error} starts={[round.startsAt]} />
        {round.status === 'scheduled' && <SaveBar form={form} isNew={false} createLabel="" />}
      </fieldset>
    </form>
  );
}
