import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hallQuery, venueQuery } from '../../../../api/tickets-admin.ts';
import type { AdminPerformance } from '../../../../api/tickets-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Card } from '../../../../ui/card.tsx';
import { Checkbox, Switch } from '../../../../ui/checkbox.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { ListSkeleton } from '../../../../ui/skeleton.tsx';
import { gradeColour } from '../../canvas/grade-colours.ts';
import { usePalette } from '../../editor/use-palette.ts';
import type { TermsDraft, TermsFault } from './round-draft.ts';

type Props = {
  performance: AdminPerformance;
  draft: TermsDraft;
  change: (part: Partial<TermsDraft>) => void;
  faultAt: (place: string) => TermsFault | undefined;
  /** Somebody has or had a place: hall and map stay. */
  isHallFixed?: boolean;
};

/** Hall, prices by grade, who plays, and the rules of the sale. */
export function TermsFields({ performance, draft, change, faultAt, isHallFixed = false }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const venue = useQuery(venueQuery(performance.venueId)).data;
  const halls = venue?.halls ?? [];
  const error = (place: string): string | null => {
    const fault = faultAt(place);
    return fault === undefined ? null : t(`ticketsAdmin.rounds.faults.${fault}`);
  };
  return (
    <>
      <Card className="flex flex-col gap-5">
        <Select
          label={t('ticketsAdmin.rounds.hall')}
          value={draft.hallId}
          disabled={isHallFixed}
          error={error('hallId')}
          {...(isHallFixed && { hint: t('ticketsAdmin.rounds.hallFixed') })}
          onChange={({ target }) => change({ hallId: target.value, prices: {} })}
          options={[
            { value: '', label: t('ticketsAdmin.rounds.chooseHall') },
            ...halls
              .filter(({ mapNo, hallId }) => mapNo > 0 || hallId === draft.hallId)
              .map(({ hallId, name }) => ({ value: hallId, label: local(name) })),
          ]}
        />
        {venue !== undefined && halls.every(({ mapNo }) => mapNo === 0) && (
          <p className="text-muted">
            {t('ticketsAdmin.rounds.noHalls')}{' '}
            <Link
              to="/admin/tickets/venues/$venueId"
              params={{ venueId: performance.venueId }}
              className="font-semibold text-accent underline underline-offset-4"
            >
              {local(venue.name)}
            </Link>
          </p>
        )}
        {draft.hallId !== '' && <PriceFields draft={draft} change={change} error={error} />}
      </Card>
      <Card className="flex flex-col gap-5">
        <h2 className="text-lg font-bold">{t('ticketsAdmin.rounds.rules')}</h2>
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-3">
          {(['perMemberLimit', 'holdMinutes', 'holdCapMinutes'] as const).map((name) => (
            <Field
              key={name}
              label={t(`ticketsAdmin.rounds.${name}`)}
              hint={t(`ticketsAdmin.rounds.${name}Hint`)}
              {...(name === 'perMemberLimit' && { optional: t('common.optional') })}
              inputMode="numeric"
              autoComplete="off"
              value={draft[name]}
              error={error(name)}
              onChange={({ target }) => change({ [name]: target.value })}
            />
          ))}
        </div>
        <Switch
          label={
            <>
              <span className="block font-semibold">{t('ticketsAdmin.rounds.sparesOrphans')}</span>
              <span className="block text-sm text-muted">{t('ticketsAdmin.rounds.sparesOrphansHint')}</span>
            </>
          }
          checked={draft.sparesOrphans}
          onChange={(sparesOrphans) => change({ sparesOrphans })}
        />
      </Card>
      {performance.cast.length > 0 && (
        <Card>
          <h2 className="text-lg font-bold">{t('ticketsAdmin.rounds.cast')}</h2>
          <p className="mb-2 text-sm text-muted">{t('ticketsAdmin.rounds.castHint')}</p>
          <div className="grid grid-cols-1 gap-x-6 sm:grid-cols-2">
            {performance.cast.map((one, place) => (
              <Checkbox
                // biome-ignore lint/suspicious/noArrayIndexKey: the place on the bill is what a round names
                key={place}
                label={[local(one.name), local(one.role)].filter((part) => part !== '').join(' · ')}
                checked={draft.cast.includes(place)}
                onChange={(isOn) =>
                  change({
                    cast: isOn ? [...draft.cast, place] : draft.cast.filter((other) => other !== place),
                  })
                }
              />
            ))}
          </div>
        </Card>
      )}
    </>
  );
}

type PriceProps = Pick<Props, 'draft' | 'change'> & { error: (place: string) => string | null };

/** What each grade of the hall's map costs. */
function PriceFields({ draft, change, error }: PriceProps) {
  const { t } = useTranslation();
  const local = useLocal();
  const format = useFormat();
  const { isDark } = usePalette();
  const hall = useQuery(hallQuery(draft.hallId)).data;
  if (hall === undefined) return <ListSkeleton rows={3} />;
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold">{t('ticketsAdmin.rounds.prices')}</legend>
      <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
        {hall.grades.map(({ key, name, colour, seats }) => (
          <div key={key} className="flex items-start gap-3">
            <span
              aria-hidden="true"
              className="mt-9 size-5 shrink-0 rounded-full"
              style={{ background: gradeColour(colour, isDark).fill }}
            />
            <Field
              label={t('ticketsAdmin.rounds.priceOf', { name: local(name) })}
              hint={t('ticketsAdmin.map.seatsText', { seats: format.number(seats) })}
              inputMode="numeric"
              autoComplete="off"
              placeholder={t('ticketsAdmin.rounds.notOnSale')}
              value={draft.prices[key] ?? ''}
              error={error(`prices.${key}`)}
              onChange={({ target }) => change({ prices: { ...draft.prices, [key]: target.value } })}
              className="min-w-0 flex-1"
            />
          </div>
        ))}
      </div>
      {error('prices') !== null && (
        <p role="alert" className="mt-2 text-sm font-medium text-bad">
          {error('prices')}
        </p>
      )}
    </fieldset>
  );
}
