import { useQueryClient } from '@tanstack/react-query';
import { CornerDownRight, LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/intent.ts';
import { deleteInquiry, inquiriesKey } from '../../../api/shop-community.ts';
import type { Inquiry } from '../../../api/shop-types.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { toast } from '../../../ui/toast.tsx';

const tones = { open: 'neutral', answered: 'good', hidden: 'warn' } as const;

/** A question and its answer; of a private one of somebody else only that there is one. */
export function InquiryRow({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <article className="py-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
        <Badge tone={tones[inquiry.status]}>{t(`shop.inquiries.status.${inquiry.status}`)}</Badge>
        <span>{inquiry.isMine ? t('shop.mine') : inquiry.author}</span>
        <span>{format.date(inquiry.createdAt)}</span>
        {inquiry.isPrivate && (
          <span className="inline-flex items-center gap-1">
            <LockKeyhole aria-hidden="true" className="size-3.5" />
            {t('shop.inquiries.private')}
          </span>
        )}
        {inquiry.isMine && <OwnActions inquiry={inquiry} />}
      </div>
      {inquiry.question === null ? (
        <p className="mt-1.5 text-muted">{t('shop.inquiries.hiddenText')}</p>
      ) : (
        <p className="mt-1.5 font-medium whitespace-pre-line">{inquiry.question}</p>
      )}
      {inquiry.answer !== null && (
        <div className="mt-3 flex gap-2.5 rounded-2xl bg-sunken/70 p-4">
          <CornerDownRight aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
          <div>
            <p className="text-sm font-bold">
              {t('shop.inquiries.fromShop')}
              {inquiry.answeredAt !== null && (
                <span className="ml-2 font-normal text-muted">{format.date(inquiry.answeredAt)}</span>
              )}
            </p>
            <p className="whitespace-pre-line">{inquiry.answer}</p>
          </div>
        </div>
      )}
    </article>
  );
}

function OwnActions({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await deleteInquiry(inquiry.inquiryId, newKey());
      announce(t('shop.inquiries.deleted'));
      toast(t('shop.inquiries.deleted'));
      await queryClient.invalidateQueries({ queryKey: inquiriesKey });
    } catch (error) {
      toast(errorText(error));
    }
    setBusy(false);
    setAsking(false);
  };
  return (
    <>
      <button
        type="button"
        onClick={() => setAsking(true)}
        className="tap ml-auto rounded-lg px-2 font-semibold hover:bg-sunken hover:text-ink"
      >
        {t('common.remove')}
      </button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('shop.inquiries.deleteTitle')}
        description={t('shop.inquiries.deleteLead')}
        confirmLabel={t('common.remove')}
        danger
        busy={isBusy}
        onConfirm={() => void remove()}
      />
    </>
  );
}
