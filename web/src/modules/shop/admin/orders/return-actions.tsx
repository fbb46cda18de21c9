import { Check, PackageCheck, Truck, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shopAdminKey } from '../../../../api/shop-admin.ts';
import {
  approveReturn,
  receiveReturn,
  rejectReturn,
  sendExchange,
} from '../../../../api/shop-admin-orders.ts';
import type { AdminReturn, ReceiveBody, ShipmentBody } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { AmountInput } from '../../../../ui/amount-input.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { TextArea } from '../../../../ui/field.tsx';
import { plainLines } from '../../plain-text.ts';
import { ParcelFields, useParcel } from './parcel-fields.tsx';

type Step = 'approve' | 'reject' | 'receive' | 'send';
/** What of a return its next step needs to know. */
export type ReturnAtHand = Pick<AdminReturn, 'returnId' | 'kind' | 'status' | 'reason' | 'refundAmount'>;

const stepsOf = ({ status, kind }: ReturnAtHand): Step[] => {
  if (status === 'requested') return ['approve', 'reject'];
  if (status === 'approved') return ['receive', 'reject'];
  return status === 'received' && kind === 'exchange' ? ['send'] : [];
};
const icons: Record<Step, ReactNode> = {
  approve: <Check aria-hidden="true" className="size-4.5" />,
  reject: <X aria-hidden="true" className="size-4.5" />,
  receive: <PackageCheck aria-hidden="true" className="size-4.5" />,
  send: <Truck aria-hidden="true" className="size-4.5" />,
};

/** What can be done with a return as it stands. */
export function ReturnActions({ request }: { request: ReturnAtHand }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step | null>(null);
  const steps = stepsOf(request);
  if (steps.length === 0) return null;
  const close = () => setStep(null);
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {steps.map((one) => (
          <Button
            key={one}
            size="sm"
            variant={one === 'reject' ? 'danger' : 'primary'}
            icon={icons[one]}
            onClick={() => setStep(one)}
          >
            {t(`shopAdmin.returns.act.${one}`)}
          </Button>
        ))}
      </div>
      {(step === 'approve' || step === 'reject') && (
        <DecideDialog request={request} isApproved={step === 'approve'} onClose={close} />
      )}
      {step === 'receive' && <ReceiveDialog request={request} onClose={close} />}
      {step === 'send' && <SendDialog request={request} onClose={close} />}
    </>
  );
}

type DialogProps = { request: ReturnAtHand; onClose: () => void };

function DecideDialog({ request, isApproved, onClose }: DialogProps & { isApproved: boolean }) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState('');
  const [tried, setTried] = useState(false);
  const said = plainLines(answer);
  const step = isApproved ? 'approve' : 'reject';
  return (
    <ActDialog
      name={`return-${step}:${request.returnId}`}
      title={t(`shopAdmin.returns.${step}Title`)}
      lead={t(`shopAdmin.returns.${step}Lead`)}
      confirmLabel={t(`shopAdmin.returns.act.${step}`)}
      danger={!isApproved}
      body={(): { answer: string } | null => {
        setTried(true);
        return !isApproved && said === '' ? null : { answer: said };
      }}
      run={(body: { answer: string }, key) =>
        isApproved
          ? approveReturn(request.returnId, body.answer === '' ? {} : body, key)
          : rejectReturn(request.returnId, body, key)
      }
      done={t(`shopAdmin.returns.did.${step}`)}
      refresh={shopAdminKey}
      onClose={onClose}
    >
      <TextArea
        label={t('shopAdmin.returns.answer')}
        hint={t('shopAdmin.returns.answerHint')}
        {...(isApproved && { optional: t('common.optional') })}
        maxLength={500}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
        error={tried && !isApproved && said === '' ? t('common.required') : null}
      />
    </ActDialog>
  );
}

function ReceiveDialog({ request, onClose }: DialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isFit, setIsFit] = useState(request.reason === 'changed-mind');
  const [deduction, setDeduction] = useState<number | null>(null);
  const [answer, setAnswer] = useState('');
  const isReturn = request.kind === 'return';
  const over = (deduction ?? 0) > request.refundAmount;
  return (
    <ActDialog
      name={`return-receive:${request.returnId}`}
      title={t('shopAdmin.returns.receiveTitle')}
      lead={
        isReturn
          ? t('shopAdmin.returns.receiveLead', {
              amount: format.won(Math.max(0, request.refundAmount - (deduction ?? 0))),
            })
          : t('shopAdmin.returns.receiveExchangeLead')
      }
      confirmLabel={t('shopAdmin.returns.act.receive')}
      body={(): ReceiveBody | null =>
        over
          ? null
          : {
              isFitForSale: isFit,
              ...(isReturn && (deduction ?? 0) > 0 && { deduction: deduction ?? 0 }),
              ...(plainLines(answer) !== '' && { answer: plainLines(answer) }),
            }
      }
      run={(body: ReceiveBody, key) => receiveReturn(request.returnId, body, key)}
      done={t('shopAdmin.returns.did.receive')}
      refresh={shopAdminKey}
      onClose={onClose}
    >
      <Checkbox
        label={
          <>
            <span className="block font-semibold">{t('shopAdmin.returns.isFit')}</span>
            <span className="block text-sm text-muted">{t('shopAdmin.returns.isFitHint')}</span>
          </>
        }
        checked={isFit}
        onChange={setIsFit}
      />
      {isReturn && (
        <AmountInput
          label={t('shopAdmin.returns.deduction')}
          hint={t('shopAdmin.returns.deductionHint')}
          value={deduction}
          onChange={setDeduction}
          chips={[3_000]}
          error={over ? t('shopAdmin.returns.deductionOver') : null}
        />
      )}
      <TextArea
        label={t('shopAdmin.returns.answer')}
        optional={t('common.optional')}
        maxLength={500}
        rows={2}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
    </ActDialog>
  );
}

function SendDialog({ request, onClose }: DialogProps) {
  const { t } = useTranslation();
  const parcel = useParcel();
  return (
    <ActDialog
      name={`return-send:${request.returnId}`}
      title={t('shopAdmin.returns.sendTitle')}
      lead={t('shopAdmin.returns.sendLead')}
      confirmLabel={t('shopAdmin.returns.act.send')}
      body={parcel.take}
      run={(body: ShipmentBody, key) => sendExchange(request.returnId, body, key)}
      done={t('shopAdmin.returns.did.send')}
      refresh={shopAdminKey}
      onClose={onClose}
    >
      <ParcelFields fields={parcel.fields} />
    </ActDialog>
  );
}
