import { useTranslation } from 'react-i18next';
import type { TripPerson } from '../../../../api/trips-types.ts';
import { Avatar } from '../../../../ui/avatar.tsx';

type PersonChoiceProps = {
  label: string;
  people: readonly TripPerson[];
  value: string | null;
  disabled: boolean;
  onChange: (personId: string | null) => void;
};

/** Who takes care of it: a face, under which lies the platform's own list. */
export function PersonChoice({ label, people, value, disabled, onChange }: PersonChoiceProps) {
  const { t } = useTranslation();
  const chosen = people.find(({ personId }) => personId === value);
  const shown = people.filter(({ leftAt, personId }) => leftAt === null || personId === value);
  return (
    <span className="relative inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-xl px-1.5 text-sm text-muted focus-within:outline-2 focus-within:outline-accent">
      {chosen === undefined ? (
        <span aria-hidden="true">{t('trips.lists.everyone')}</span>
      ) : (
        <Avatar name={chosen.name} size="sm" />
      )}
      <select
        aria-label={label}
        title={chosen?.name ?? t('trips.lists.everyone')}
        value={value ?? ''}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value || null)}
        className="absolute inset-0 cursor-pointer opacity-0 disabled:cursor-default"
      >
        <option value="">{t('trips.lists.everyone')}</option>
        {shown.map(({ personId, name }) => (
          <option key={personId} value={personId}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
