import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../../api/clock.ts';
import { downloadStocks, type SeasonId } from '../../../api/stocks.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { Button } from '../../../ui/button.tsx';
import { DaySpanFields } from '../../../ui/day-span-fields.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { toast } from '../../../ui/toast.tsx';
import { dayInSeoul, flawOfSpan, spanOf } from './profits.ts';

type File = 'fills' | 'profits';
const YEAR_DAYS = 365;

/** One's trades, or what sales have brought by day, as a file of some days. @param first which of the two is chosen */
export function FilesButton({ seasonId, first }: { seasonId: SeasonId; first: File }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        icon={<Download aria-hidden="true" className="size-4.5" />}
        onClick={() => setOpen(true)}
      >
        {t('common.download')}
      </Button>
      {isOpen && <FilesDialog seasonId={seasonId} first={first} onClose={() => setOpen(false)} />}
    </>
  );
}

type DialogProps = { seasonId: SeasonId; first: File; onClose: () => void };

function FilesDialog({ seasonId, first, onClose }: DialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const form = useId();
  const [today] = useState(() => dayInSeoul(serverNowMs()));
  const [file, setFile] = useState(first);
  const [span, setSpan] = useState(() => spanOf(today, YEAR_DAYS));
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const flaw = flawOfSpan(span);
  const save = async () => {
    setTried(true);
    if (flaw !== null) return;
    setBusy(true);
    try {
      await downloadStocks(
        file,
        { ...span, seasonId },
        `${t(`stocks.files.name.${file}`)} ${span.from} ${span.to}.csv`,
      );
      onClose();
    } catch (error) {
      toast(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('stocks.files.title')}
      description={t('stocks.files.lead')}
      footer={
        <Button type="submit" form={form} loading={isBusy}>
          {t('common.download')}
        </Button>
      }
    >
      <form
        id={form}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Segmented
          label={t('stocks.files.what')}
          value={file}
          onChange={setFile}
          tabs={[
            { value: 'fills', label: t('stocks.files.name.fills') },
            { value: 'profits', label: t('stocks.files.name.profits') },
          ]}
        />
        <DaySpanFields
          span={span}
          newest={today}
          error={isTried && flaw !== null ? t(`stocks.files.flaw.${flaw}`) : null}
          onChange={setSpan}
          className="max-[24rem]:flex-col"
        />
      </form>
    </Dialog>
  );
}
