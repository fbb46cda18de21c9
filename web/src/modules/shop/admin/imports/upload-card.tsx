import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../i18n/format.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Field } from '../../../../ui/field.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { useFileDrop } from '../../../../ui/use-file-drop.ts';
import { UploadProgress } from '../../../files/upload-progress.tsx';
import { rememberFile } from './remembered-file.ts';
import { useImportUpload } from './use-import-upload.ts';

/** As the server has it. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Choose or drop a file; a dry run comes first, unless somebody knows better. */
export function UploadCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isDryRun, setDryRun] = useState(true);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const upload = useImportUpload((started, sent) => {
    rememberFile(started, sent);
    void navigate({ to: '/admin/shop/imports/$importId', params: { importId: started.importId } });
  });
  const take = (files: readonly File[]) => {
    if (files[0] !== undefined) setFile(files[0]);
  };
  const drop = useFileDrop(take);
  const { state } = upload;
  const isTooLarge = file !== null && file.size > MAX_BYTES;
  const submit = () => {
    setTried(true);
    if (file !== null && reason.trim() !== '')
      void upload.start(file, { dryRun: isDryRun, reason: reason.trim() });
  };
  return (
    <Card className="flex flex-col gap-5">
      <div
        {...drop.props}
        className={cx(
          'flex flex-col items-center gap-3 rounded-2xl border-2 border-dashed px-4 py-8 text-center transition-colors',
          drop.isOver ? 'border-accent bg-accent-soft' : 'border-line-strong/50',
        )}
      >
        <FileUp aria-hidden="true" className="size-9 text-muted" />
        {file === null ? (
          <p className="text-muted">{drop.isOver ? t('files.dropHere') : t('shopAdmin.imports.dropHint')}</p>
        ) : (
          <p className="font-semibold break-all">
            {file.name}
            <span className="tnum ml-2 font-normal text-muted">
              {t('shopAdmin.imports.size', { size: format.number(Math.max(0.1, file.size / 1024)) })}
            </span>
          </p>
        )}
        <Button
          size="sm"
          variant={file === null ? 'primary' : 'secondary'}
          onClick={() => picker.current?.click()}
        >
          {t(file === null ? 'shopAdmin.imports.choose' : 'shopAdmin.imports.chooseOther')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".csv,text/csv"
          aria-label={t('shopAdmin.imports.choose')}
          tabIndex={-1}
          className="hidden"
          onChange={(event) => {
            take([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      {isTooLarge && (
        <p role="alert" className="font-semibold text-bad">
          {t('shopAdmin.imports.tooLarge')}
        </p>
      )}
      {file !== null && !isTooLarge && (
        <>
          <Checkbox
            label={
              <>
                <span className="block font-semibold">{t('shopAdmin.imports.dryFirst')}</span>
                <span className="block text-sm text-muted">{t('shopAdmin.imports.dryFirstHint')}</span>
              </>
            }
            checked={isDryRun}
            onChange={setDryRun}
          />
          <Field
            label={t('common.reason')}
            hint={t('common.reasonHint')}
            maxLength={200}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={tried && reason.trim() === '' ? t('common.required') : null}
          />
          <FormError error={state.phase === 'failed' ? state.error : null} />
          {state.phase === 'busy' ? (
            <UploadProgress share={state.share} onCancel={upload.cancel} />
          ) : (
            <Button className="self-end" onClick={submit}>
              {t(isDryRun ? 'shopAdmin.imports.startDry' : 'shopAdmin.imports.start')}
            </Button>
          )}
        </>
      )}
    </Card>
  );
}
