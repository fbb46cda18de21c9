import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../../api/intent.ts';
import { changeInBulk, productQuery, shopAdminKey } from '../../../../api/shop-admin.ts';
import type { AdminProductSummary, BulkBody } from '../../../../api/shop-admin-types.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Button } from '../../../../ui/button.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { TextArea } from '../../../../ui/field.tsx';
import { ListSkeleton } from '../../../../ui/skeleton.tsx';
import { ErrorState, FormError } from '../../../../ui/states.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { choiceText } from '../parts/choice-text.ts';
import { BulkFields, emptyBulk, wishOf } from './bulk-fields.tsx';
import { BulkPreview } from './bulk-preview.tsx';
import { type BulkRow, bulkRow, MAX_CHANGES, undoOf } from './bulk-rules.ts';

type Props = { products: AdminProductSummary[]; onClose: () => void };

/** Prices, sales and stock of many variants at once: what it will be stands beside what it is, before anything is. */
export function BulkDialog({ products, onClose }: Props) {
  const { t } = useTranslation();
  const say = useLocal();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [fields, setFields] = useState(emptyBulk);
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const tried = tries > 0;
  const told = useRef<HTMLDivElement>(null);
  const read = useQueries({
    queries: products.map(({ productId }) => ({ ...productQuery(productId), staleTime: 0 })),
  });
  const failed = read.find(({ isError }) => isError);
  const isReading = read.some(({ data }) => data === undefined);
  const wish = wishOf(fields);
  const rows = read.flatMap(({ data }) =>
    (data?.variants ?? []).map((variant) =>
      bulkRow(
        variant,
        {
          productName: say(data!.name),
          choice: choiceText(data!.options, variant.choices, say),
        },
        wish,
      ),
    ),
  );
  const changes = rows.flatMap(({ change }) => change ?? []);
  const troubled = rows.filter(({ problem }) => problem !== null).length;
  const undo = async (done: BulkRow[]) => {
    try {
      const back = { changes: undoOf(done), reason: t('shopAdmin.bulk.undoReason') };
      await changeInBulk(back, newKey());
      toast(t('shopAdmin.bulk.undone'));
    } catch (error) {
      toast(errorText(error));
    }
    void queryClient.invalidateQueries({ queryKey: shopAdminKey });
  };
  const command = useCommand({
    name: 'shop-bulk',
    run: (body: BulkBody, key) => changeInBulk(body, key),
    onDone: () => {
      void queryClient.invalidateQueries({ queryKey: shopAdminKey });
      toast(t('shopAdmin.bulk.done', { count: changes.length }), {
        duration: 12_000,
        action: { label: t('shopAdmin.parts.undo'), onClick: () => void undo(rows) },
      });
      onClose();
    },
  });
  const blocked =
    changes.length === 0
      ? t('shopAdmin.bulk.nothing')
      : changes.length > MAX_CHANGES
        ? t('shopAdmin.bulk.tooMany', { count: MAX_CHANGES })
        : troubled > 0
          ? t('shopAdmin.bulk.troubled', { count: troubled })
          : null;
  const isTold = blocked !== null || command.error !== null || command.state.phase === 'waiting';
  // The button is always in sight; what keeps it from working stands under a long list.
  useEffect(() => {
    if (tries > 0 && isTold) told.current?.scrollIntoView({ block: 'nearest' });
  }, [tries, isTold]);
  const submit = () => {
    setTries(tries + 1);
    if (blocked === null && reason.trim() !== '') command.submit({ changes, reason: reason.trim() });
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t('shopAdmin.bulk.title')}
      description={t('shopAdmin.bulk.lead', { count: products.length })}
      footer={
        <>
          <Button variant="secondary" disabled={command.busy} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button loading={command.state.phase === 'running'} onClick={submit}>
            {t('shopAdmin.bulk.confirm', { count: changes.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <BulkFields fields={fields} onChange={setFields} />
        {failed !== undefined ? (
          <ErrorState
            error={failed.error}
            onRetry={() => void Promise.all(read.map(({ refetch }) => refetch()))}
          />
        ) : isReading ? (
          <ListSkeleton rows={3} />
        ) : (
          <BulkPreview rows={rows} />
        )}
        <TextArea
          label={t('common.reason')}
          hint={t('common.reasonHint')}
          maxLength={200}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value.replace(/\n/g, ' '))}
          error={tried && reason.trim() === '' ? t('common.required') : null}
        />
        <div ref={told} className="flex flex-col gap-5 empty:hidden">
          {tried && blocked !== null && (
            <p role="alert" className="font-medium text-bad">
              {blocked}
            </p>
          )}
          <FormError error={command.error} />
          <CommandWait command={command} />
        </div>
      </div>
    </Dialog>
  );
}
