import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../../../api/clock.ts';
import { addRounds, hallQuery, ticketsAdminKey } from '../../../../api/tickets-admin.ts';
import type { AdminPerformance, NewRoundsBody } from '../../../../api/tickets-admin-types.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { Field } from '../../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../../ui/focus-invalid.ts';
import { FormError } from '../../../../ui/states.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { UnsavedGuard } from '../../../../ui/unsaved-guard.tsx';
import { useShowTime } from '../../show-time.ts';
import { fromKorean } from '../korean-time.ts';
import { emptyTerms, termsBody, termsFaults } from './round-draft.ts';
import { RoundRefusal } from './round-refusal.tsx';
import { MAX_ROUNDS, roundTimes, startsOf, timesOf, usualTimes } from './series.ts';
import { TermsFields } from './terms-fields.tsx';

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** One round, or one on each of some days at each of some times; all of them are seen before they are made. */
export function AddRoundsForm({ performance, hallId }: { performance: AdminPerformance; hallId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [first] = useState(() => {
    const { day, saleFrom } = usualTimes(serverNowMs());
    const series = { from: day, to: day, weekdays: EVERY_DAY, times: '19:30' };
    return { series, saleFrom, untilHours: '0', terms: emptyTerms(hallId) };
  });
  const [series, setSeries] = useState(first.series);
  const [saleFrom, setSaleFrom] = useState(first.saleFrom);
  const [untilHours, setUntilHours] = useState(first.untilHours);
  const [terms, setTerms] = useState(first.terms);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const isDone = useRef(false);
  const hall = useQuery({ ...hallQuery(terms.hallId), enabled: terms.hallId !== '' }).data;
  const grades = hall?.grades.map(({ key }) => key) ?? [];

  const times = timesOf(series.times);
  const starts = startsOf({ ...series, times: times ?? [] }).filter((start) => !left.has(start));
  const hours = /^\d{1,3}$/.test(untilHours.trim()) ? Number(untilHours) : null;
  const window = { saleFrom, untilHoursBefore: hours ?? 0 };
  const rounds = starts.flatMap((start) => roundTimes(start, window) ?? []);
  const late = starts.length - rounds.length;
  const faults = termsFaults(terms, grades);
  const own = {
    times: times === null,
    days: starts.length === 0 || starts.length > MAX_ROUNDS,
    sale: fromKorean(saleFrom) === null || late > 0,
    hours: hours === null,
  };
  const isWrong = Object.values(own).some(Boolean) || Object.keys(faults).length > 0;

  const command = useCommand({
    name: `tickets-rounds:${performance.performanceId}`,
    run: (body: NewRoundsBody, key) => addRounds(performance.performanceId, body, key),
    onDone: (_answer, body) => {
      isDone.current = true;
      toast(t('ticketsAdmin.rounds.added', { count: body.rounds.length }));
      void queryClient.invalidateQueries({ queryKey: ticketsAdminKey });
      void navigate({
        to: '/admin/tickets/performances/$performanceId',
        params: { performanceId: performance.performanceId },
        ignoreBlocker: true,
      });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (isWrong) focusFirstInvalid(event.currentTarget);
    else command.submit({ ...termsBody(terms, grades), rounds });
  };
  const isUnsaved =
    JSON.stringify([series, saleFrom, untilHours, terms]) !==
    JSON.stringify([first.series, first.saleFrom, first.untilHours, first.terms]);
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <UnsavedGuard isUnsaved={isUnsaved && !isDone.current} />
      <Card className="flex flex-col gap-5">
        <h2 className="text-lg font-bold">{t('ticketsAdmin.rounds.when')}</h2>
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-3">
          <Field
            label={t('ticketsAdmin.rounds.fromDay')}
            type="date"
            value={series.from}
            onChange={({ target }) =>
              setSeries({
                ...series,
                from: target.value,
                ...(series.to < target.value && { to: target.value }),
              })
            }
          />
          <Field
            label={t('ticketsAdmin.rounds.toDay')}
            type="date"
            value={series.to}
            min={series.from}
            error={tried && own.days ? t('ticketsAdmin.rounds.daysWrong', { max: MAX_ROUNDS }) : null}
            onChange={({ target }) => setSeries({ ...series, to: target.value })}
          />
          <Field
            label={t('ticketsAdmin.rounds.times')}
            hint={t('ticketsAdmin.rounds.timesHint')}
            value={series.times}
            autoComplete="off"
            error={tried && own.times ? t('ticketsAdmin.rounds.timesWrong') : null}
            onChange={({ target }) => setSeries({ ...series, times: target.value })}
          />
        </div>
        {series.from !== series.to && (
          <Weekdays chosen={series.weekdays} onChange={(weekdays) => setSeries({ ...series, weekdays })} />
        )}
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
          <Field
            label={t('ticketsAdmin.rounds.saleFrom')}
            type="datetime-local"
            value={saleFrom}
            error={tried && own.sale ? t('ticketsAdmin.rounds.saleWrong') : null}
            onChange={({ target }) => setSaleFrom(target.value)}
          />
          <Field
            label={t('ticketsAdmin.rounds.untilHours')}
            hint={t('ticketsAdmin.rounds.untilHoursHint')}
            inputMode="numeric"
            autoComplete="off"
            value={untilHours}
            error={tried && own.hours ? t('ticketsAdmin.rounds.faults.limit') : null}
            onChange={({ target }) => setUntilHours(target.value)}
          />
        </div>
        <p className="text-sm text-muted">{t('ticketsAdmin.rounds.koreanTime')}</p>
        <Starts
          starts={starts}
          onLeave={(start) => setLeft(new Set([...left, start]))}
          leftCount={left.size}
          onAll={() => setLeft(new Set())}
        />
      </Card>
      <TermsFields
        performance={performance}
        draft={terms}
        change={(part) => setTerms((before) => ({ ...before, ...part }))}
        faultAt={(place) => (tried ? faults[place] : undefined)}
      />
      <RoundRefusal error={command.error} starts={rounds.map(({ startsAt }) => startsAt)} />
      <FormError error={command.error} />
      <CommandWait command={command} />
      <Button type="submit" size="lg" loading={command.state.phase === 'running'}>
        {t('ticketsAdmin.rounds.make', { count: rounds.length })}
      </Button>
    </form>
  );
}

function Weekdays({
  chosen,
  onChange,
}: {
  chosen: readonly number[];
  onChange: (weekdays: number[]) => void;
}) {
  const { t } = useTranslation();
  const names = useShowTime().weekdays();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">{t('ticketsAdmin.rounds.weekdays')}</legend>
      <div className="flex flex-wrap gap-1.5">
        {names.map((name, day) => {
          const isOn = chosen.includes(day);
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a week has its order
              key={day}
              type="button"
              aria-pressed={isOn}
              aria-label={t('ticketsAdmin.rounds.weekday', { name })}
              onClick={() =>
                onChange(isOn ? chosen.filter((other) => other !== day) : [...chosen, day].sort())
              }
              className="size-11 rounded-full border border-line font-semibold aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper"
            >
              {name}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

type StartsProps = {
  starts: readonly string[];
  leftCount: number;
  onLeave: (start: string) => void;
  onAll: () => void;
};

/** Every round that there would be; one that is not wanted is taken out. */
function Starts({ starts, leftCount, onLeave, onAll }: StartsProps) {
  const { t } = useTranslation();
  const time = useShowTime();
  return (
    <div>
      <p role="status" className="mb-2 font-bold">
        {t('ticketsAdmin.rounds.count', { count: starts.length })}
      </p>
      <ul className="flex max-h-64 flex-wrap gap-1.5 overflow-y-auto">
        {starts.map((start) => {
          const name = time.moment(fromKorean(start) ?? 0);
          return (
            <li key={start}>
              <button
                type="button"
                onClick={() => onLeave(start)}
                aria-label={t('shopAdmin.parts.takeOut', { name })}
                className="tap tnum inline-flex items-center gap-1.5 rounded-full bg-sunken pr-2.5 pl-4 text-sm font-semibold hover:bg-line"
              >
                {name}
                <X aria-hidden="true" className="size-4 text-muted" />
              </button>
            </li>
          );
        })}
      </ul>
      {leftCount > 0 && (
        <Button size="sm" variant="ghost" className="mt-2" onClick={onAll}>
          {t('ticketsAdmin.rounds.takeAll', { count: leftCount })}
        </Button>
      )}
    </div>
  );
}
