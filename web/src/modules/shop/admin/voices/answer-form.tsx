import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shopAdminKey } from '../../../../api/shop-admin.ts';
import type { AdminInquiry } from '../../../../api/shop-admin-types.ts';
import { answerInquiry } from '../../../../api/shop-admin-voices.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { announce } from '../../../../ui/announcer.tsx';
import { Button } from '../../../../ui/button.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { TextArea } from '../../../../ui/field.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { plainLines } from '../../plain-text.ts';

type Props = { inquiry: AdminInquiry; onClose: () => void; onAnswered: () => void };

/** Written and sent without leaving the keyboard: Ctrl or ⌘ with Enter sends, Escape closes an empty one. */
export function AnswerForm({ inquiry, onClose, onAnswered }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [answer, setAnswer] = useState(inquiry.answer ?? '');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('textarea')?.focus();
  }, []);
  const said = plainLines(answer);
  const command = useCommand({
    name: `inquiry-answer:${inquiry.inquiryId}`,
    run: (body: { answer: string; isChange: boolean }, key) => answerInquiry(inquiry.inquiryId, body, key),
    onDone: () => {
      toast(t('shopAdmin.inquiries.sent'));
      announce(t('shopAdmin.inquiries.sent'));
      void queryClient.invalidateQueries({ queryKey: shopAdminKey });
      onAnswered();
    },
  });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (said !== '') command.submit({ answer: said, isChange: inquiry.answer !== null });
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className="mt-4 flex flex-col gap-3">
      <TextArea
        label={t('shopAdmin.inquiries.yourAnswer')}
        hint={
          <>
            {inquiry.isPrivate ? t('shopAdmin.inquiries.privateHint') : t('shopAdmin.inquiries.publicHint')}{' '}
            <span className="pointer-coarse:hidden">{t('shopAdmin.inquiries.sendHint')}</span>
          </>
        }
        rows={4}
        maxLength={2_000}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            submit();
          }
          if (event.key === 'Escape' && said === (inquiry.answer ?? '')) onClose();
        }}
        error={tried && said === '' ? t('common.required') : null}
      />
      <FormError error={command.error} />
      <CommandWait command={command} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button size="sm" variant="ghost" disabled={command.busy} onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" size="sm" loading={command.state.phase === 'running'}>
          {t('shopAdmin.inquiries.send')}
        </Button>
      </div>
    </form>
  );
}
