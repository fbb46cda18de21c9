import { Link } from '@tanstack/react-router';
import { Hourglass, Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/clock.ts';
import { Banner } from '../../ui/banner.tsx';
import { buttonClass } from '../../ui/button.tsx';
import type { Admission, RoomKind } from './admission.ts';

/** Something is bought through a waiting room: why, and the way there. */
export function RoomGate({ kind, id, hasLink = true }: { kind: RoomKind; id: string; hasLink?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="rounded-2xl bg-info-soft p-4">
      <p className="flex items-center gap-2 font-bold text-info">
        <Hourglass aria-hidden="true" className="size-5 shrink-0" />
        {t('waitingRoom.gate.title')}
      </p>
      <p className="mt-1 text-[0.95rem]">{t('waitingRoom.gate.lead')}</p>
      {hasLink && (
        <Link
          to="/waiting-rooms/$kind/$id"
          params={{ kind, id }}
          className={buttonClass('primary', 'md', 'mt-3 w-full')}
        >
          {t('waitingRoom.gate.go')}
        </Link>
      )}
    </div>
  );
}

/** How long one who was let in may still buy. */
export function AdmissionLeft({ admission }: { admission: Admission }) {
  const { t } = useTranslation();
  const now = useServerNow();
  const leftS = Math.max(0, Math.ceil((Date.parse(admission.expiresAt) - now) / 1_000));
  const time = `${Math.floor(leftS / 60)}:${String(leftS % 60).padStart(2, '0')}`;
  return (
    <Banner tone="good" icon={<Timer aria-hidden="true" />}>
      <span className="tnum">{t('waitingRoom.gate.until', { time })}</span>
    </Banner>
  );
}
