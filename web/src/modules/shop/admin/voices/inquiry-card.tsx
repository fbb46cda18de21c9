import { Link } from '@tanstack/react-router';
import { EyeOff, Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminInquiry } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { AnswerForm } from './answer-form.tsx';
import { ModerateDialog } from './moderate-dialog.tsx';

type Props = {
  inquiry: AdminInquiry;
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
  onAnswered: () => void;
};

/** One question, its answer or the field for it, and the way off the pages. */
export function InquiryCard({ inquiry, isOpen, onOpen, onClose, onAnswered }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const [isModerating, setModerating] = useState(false);
  const isHidden = inquiry.status === 'hidden';
  return (
    <li className="rounded-2xl border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm text-muted">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2">
          <Link
            to="/admin/shop/products/$productId"
            params={{ productId: inquiry.productId }}
            className="tap inline-flex items-center font-semibold text-ink hover:underline"
          >
            {say(inquiry.productName)}
          </Link>
          {inquiry.isPrivate && (
            <Badge tone="info">
              <Lock aria-hidden="true" className="size-3.5" />
              {t('shopAdmin.inquiries.private')}
            </Badge>
          )}
          {isHidden && <Badge tone="warn">{t('shopAdmin.voices.hidden')}</Badge>}
        </p>
        <p>
          {inquiry.memberName} ·{' '}
          <time dateTime={inquiry.createdAt}>{format.relative(inquiry.createdAt)}</time>
        </p>
      </div>
      <p className="mt-1 whitespace-pre-line">{inquiry.question}</p>
      {inquiry.answer !== null && !isOpen && (
        <div className="mt-3 rounded-xl bg-sunken/70 px-4 py-3">
          <p className="text-sm text-muted">
            {t('shopAdmin.inquiries.answeredBy', {
              name: inquiry.answeredBy ?? t('shopAdmin.orders.byOperator'),
              when: inquiry.answeredAt === null ? '' : format.dateTime(inquiry.answeredAt),
            })}
          </p>
          <p className="mt-0.5 whitespace-pre-line">{inquiry.answer}</p>
        </div>
      )}
      {isOpen ? (
        <AnswerForm inquiry={inquiry} onClose={onClose} onAnswered={onAnswered} />
      ) : (
        <div className="mt-3 flex flex-wrap gap-2">
          {!isHidden && (
            <Button size="sm" variant={inquiry.answer === null ? 'primary' : 'secondary'} onClick={onOpen}>
              {t(inquiry.answer === null ? 'shopAdmin.inquiries.answer' : 'shopAdmin.inquiries.change')}
            </Button>
          )}
          <Button
            size="sm"
            variant="ghost"
            icon={<EyeOff aria-hidden="true" className="size-4.5" />}
            onClick={() => setModerating(true)}
          >
            {t(isHidden ? 'shopAdmin.voices.show' : 'shopAdmin.voices.hide')}
          </Button>
        </div>
      )}
      {isModerating && (
        <ModerateDialog
          voice="inquiries"
          id={inquiry.inquiryId}
          isHidden={isHidden}
          onClose={() => setModerating(false)}
        />
      )}
    </li>
  );
}
