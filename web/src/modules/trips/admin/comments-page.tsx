import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type AdminTripComment, adminTripCommentsQuery } from '../../../api/trips-admin.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Badge } from '../../../ui/badge.tsx';
import { cx } from '../../../ui/cx.ts';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { OperatorList, useAsked } from '../../admin/lists/operator-list.tsx';
import { ModerateButton } from './moderate-button.tsx';

/** What members say below public trips; what breaks the house rules is taken off, with a reason. */
export function AdminTripCommentsPage() {
  const { t } = useTranslation();
  const asked = useAsked(
    [
      { kind: 'flag', name: 'hidden', label: t('tripsAdmin.hiddenOnly') },
      { kind: 'dates', from: 'from', to: 'to', label: t('tripsAdmin.writtenAt') },
    ],
    ['newest', 'oldest'],
  );
  const comments = useInfiniteQuery(adminTripCommentsQuery(asked.query));
  return (
    <Page wide title={t('tripsAdmin.comments.title')} lead={t('tripsAdmin.comments.lead')}>
      <OperatorList
        asked={asked}
        answer={comments}
        placeholder={t('tripsAdmin.comments.search')}
        empty={
          <EmptyState icon={<MessageSquareText aria-hidden="true" />} title={t('tripsAdmin.comments.none')} />
        }
      >
        {(items) => (
          <ul className="flex flex-col gap-3">
            {items.map((comment) => (
              <li key={comment.commentId}>
                <CommentCard comment={comment} />
              </li>
            ))}
          </ul>
        )}
      </OperatorList>
    </Page>
  );
}

function CommentCard({ comment }: { comment: AdminTripComment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { commentId, tripId, tripTitle, memberName, text, at, hiddenAt } = comment;
  const isHidden = hiddenAt !== null;
  return (
    <article className="rounded-2xl border border-line bg-surface p-4 sm:p-5">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm text-muted">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2">
          <Link
            to="/admin/trips/$tripId"
            params={{ tripId }}
            className="tap inline-flex items-center font-semibold text-ink hover:underline"
          >
            {tripTitle}
          </Link>
          {isHidden && <Badge tone="warn">{t('tripsAdmin.hidden')}</Badge>}
        </p>
        <p>
          {memberName} · <time dateTime={at}>{format.dateTime(at)}</time>
        </p>
      </div>
      <p className={cx('mb-3 whitespace-pre-line', isHidden && 'opacity-60')}>{text}</p>
      <ModerateButton what="comments" id={commentId} name={memberName} isHidden={isHidden} />
    </article>
  );
}
