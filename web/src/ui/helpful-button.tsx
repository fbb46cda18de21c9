import { useNavigate, useRouterState } from '@tanstack/react-router';
import { ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/hooks.ts';
import { useErrorText } from '../i18n/error-text.ts';
import { useFormat } from '../i18n/format.ts';
import { cx } from './cx.ts';
import { toast } from './toast.tsx';

type Props = {
  review: { helpful: number; isHelpful: boolean; isMine: boolean };
  /** Says so to the server. */
  mark: (isHelpful: boolean) => Promise<unknown>;
};

/** Says that a review has helped; one’s own has no such button. */
export function HelpfulButton({ review, mark }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const next = useRouterState({ select: ({ location }) => location.href });
  const isGuest = useSession().status === 'guest';
  /** What was pressed here, until the list is read again. */
  const [pressed, setPressed] = useState<boolean | null>(null);
  const isOn = pressed ?? review.isHelpful;
  const count = review.helpful + (isOn ? 1 : 0) - (review.isHelpful ? 1 : 0);
  if (review.isMine) {
    return count === 0 ? null : (
      <span className="tnum inline-flex min-h-11 items-center gap-1.5 px-2 text-sm text-muted">
        <ThumbsUp aria-hidden="true" className="size-4" />
        {t('shop.reviews.helpfulCount', { count, shown: format.number(count) })}
      </span>
    );
  }
  const press = () => {
    if (isGuest) {
      void navigate({ to: '/sign-in', search: { next } });
      return;
    }
    setPressed(!isOn);
    mark(!isOn).catch((error: unknown) => {
      setPressed(isOn);
      toast(errorText(error));
    });
  };
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={press}
      className={cx(
        'tap tnum inline-flex items-center gap-1.5 rounded-full border px-3.5 text-sm font-semibold',
        isOn ? 'border-accent bg-accent-soft text-accent' : 'border-line text-muted hover:text-ink',
      )}
    >
      <ThumbsUp aria-hidden="true" className="size-4" />
      {t('shop.reviews.helpful')}
      {count > 0 && <span>{format.number(count)}</span>}
    </button>
  );
}
