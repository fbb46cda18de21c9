import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Heart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import { useLike } from '../../../api/shop-likes.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { cx } from '../../../ui/cx.ts';
import { toast } from '../../../ui/toast.tsx';

type Props = {
  product: { productId: string; isLiked?: boolean; likes: number };
  /** Of the product: what the heart is for. */
  name: string;
  /** On a picture, or as a button beside others with its count. */
  look: 'on-picture' | 'button';
};

/** A heart: pressed it is kept in the likes. A guest is asked to sign in, and comes back to here. */
export function HeartButton({ product, name, look }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const next = useRouterState({ select: ({ location }) => location.href });
  const isGuest = useSession().status === 'guest';
  const like = useLike(product);
  const press = () => {
    if (isGuest) {
      toast(t('shop.likes.signIn'), {
        action: {
          label: t('shell.signIn'),
          onClick: () => void navigate({ to: '/sign-in', search: { next } }),
        },
      });
      announce(t('shop.likes.signIn'));
      return;
    }
    announce(t(like.isLiked ? 'shop.likes.takenOff' : 'shop.likes.added'));
    like.toggle().catch((error: unknown) => {
      toast(errorText(error));
      announce(errorText(error));
    });
  };
  return (
    <button
      type="button"
      aria-pressed={like.isLiked}
      aria-label={t('shop.likes.heart', { name })}
      onClick={press}
      className={cx(
        'group/heart relative z-10 inline-flex shrink-0 items-center justify-center',
        look === 'on-picture'
          ? 'size-11 rounded-full'
          : 'tap min-w-14 flex-col rounded-2xl border border-line-strong/60 px-2 text-xs font-semibold hover:bg-sunken',
      )}
    >
      <Heart
        aria-hidden="true"
        strokeWidth={2}
        className={cx(
          'size-6 transition-[scale,fill] group-active/heart:scale-80',
          look === 'on-picture' && 'drop-shadow-[0_1px_2px_rgb(0_0_0/0.45)]',
          like.isLiked
            ? 'fill-[#e5482d] text-[#e5482d]'
            : look === 'on-picture'
              ? 'fill-black/20 text-white'
              : '',
        )}
      />
      {look === 'button' && (
        <span aria-hidden="true" className="tnum leading-none">
          {format.number(like.likes)}
        </span>
      )}
    </button>
  );
}
