import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../api/shop.ts';
import { ask, inquiriesKey } from '../../../api/shop-community.ts';
import { useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../ui/focus-invalid.ts';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { plainLines } from '../plain-text.ts';

const MAX_TEXT = 1000;
type Props = { product: Product; open: boolean; onOpenChange: (open: boolean) => void };

/** A question about a product, for everybody or only for the shop. */
export function AskDialog({ product, open, onOpenChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const queryClient = useQueryClient();
  const [question, setQuestion] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const [touched, setTouched] = useState(false);
  const command = useCommand({
    name: `inquiry:${product.productId}`,
    run: (body: { question: string; isPrivate: boolean }, key) => ask(product.productId, body, key),
    onDone: () => {
      setQuestion('');
      setTouched(false);
      onOpenChange(false);
      toast(t('shop.inquiries.sent'));
      announce(t('shop.inquiries.sent'));
      void queryClient.invalidateQueries({ queryKey: inquiriesKey });
    },
  });
  const isMissing = question.trim() === '';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTouched(true);
    if (isMissing) focusFirstInvalid(event.currentTarget);
    else command.submit({ question: plainLines(question), isPrivate });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !command.busy && onOpenChange(next)}
      title={t('shop.inquiries.askTitle')}
      description={t('shop.inquiries.askLead')}
      footer={
        <>
          <Button variant="secondary" disabled={command.busy} onClick={() => onOpenChange(false)}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" form={id} loading={command.busy}>
            {t('shop.inquiries.send')}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="flex flex-col gap-4">
        <TextArea
          label={t('shop.inquiries.question')}
          rows={4}
          maxLength={MAX_TEXT}
          value={question}
          error={touched && isMissing ? t('common.required') : null}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <Checkbox label={t('shop.inquiries.askPrivately')} checked={isPrivate} onChange={setPrivate} />
        <CommandWait command={command} />
        {!command.busy && <FormError error={command.error} />}
      </form>
    </Dialog>
  );
}
