import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/avatar.tsx';
import { cx } from '../../../ui/cx.ts';

type Face = { personId: string; name: string };

/** Who comes along, one behind the other; those for whom there is no room are counted. */
export function Faces({ people, room = 4 }: { people: readonly Face[]; room?: number }) {
  const { t } = useTranslation();
  const shown = people.length > room ? people.slice(0, room - 1) : people;
  const more = people.length - shown.length;
  return (
    <span
      role="img"
      aria-label={t('tripsAround.people.along', {
        names: people
          .slice(0, 8)
          .map(({ name }) => name)
          .join(', '),
      })}
      className="inline-flex shrink-0"
    >
      {shown.map(({ personId, name }, index) => (
        <span key={personId} className={cx('rounded-full ring-2 ring-surface', index > 0 && '-ml-2')}>
          <Avatar name={name} size="sm" />
        </span>
      ))}
      {more > 0 && (
        <span
          aria-hidden="true"
          className="tnum -ml-2 inline-flex size-8 items-center justify-center rounded-full bg-sunken text-xs font-bold text-muted ring-2 ring-surface"
        >
          +{more}
        </span>
      )}
    </span>
  );
}
