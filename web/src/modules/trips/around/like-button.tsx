import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Heart } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import { newKey } from '../../../api/intent.ts';
import { likeTrip, type PublicTripDetail, publicTripQuery } from '../../../api/trips-around.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { toast } from '../../../ui/toast.tsx';

/** A heart with its count: it changes at once, and back when the server says no. */
export function LikeTripButton({ trip }: { trip: PublicTripDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const next = useRouterState({ select: ({ location }) => location.href });
  const isGuest = useSession().status === 'guest';
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const { tripId, isLiked, likes } = trip;
  const { queryKey } = publicTripQuery(tripId);
  const learn = (like: { isLiked: boolean; likes: number }) =>
    queryClient.setQueryData(queryKey, (old) => old && { ...old, ...like });
  const press = () => {
    if (isGuest) {
      void navigate({ to: '/sign-in', search: { next } });
      return;
    }
    learn({ isLiked: !isLiked, likes: Math.max(0, likes + (isLiked ? -1 : 1)) });
    announce(t(isLiked ? 'tripsAround.explore.unlikedSaid' : 'tripsAround.explore.likedSaid'));
    // Presses that come faster than answers go out one after the other.
    const send = () => likeTrip(tripId, !isLiked, newKey());
    const sent = chain.current.then(send, send);
    chain.current = sent.catch(() => undefined);
    sent.then(
      ({ data }) => learn({ isLiked: data.isLiked, likes: data.likes }),
      (error: unknown) => {
        learn({ isLiked, likes });
        toast(errorText(error));
      },
    );
  };
  return (
    <button
      type="button"
      aria-pressed={isLiked}
      aria-label={t('tripsAround.explore.like')}
      onClick={press}
      className={buttonClass('secondary', 'md')}
    >
      <Heart aria-hidden="true" className={cx('size-5', isLiked && 'fill-[#e5482d] text-[#e5482d]')} />
      <span className="tnum">{format.number(likes)}</span>
    </button>
  );
}
