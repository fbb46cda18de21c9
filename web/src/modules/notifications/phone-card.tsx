import { useQueryClient } from '@tanstack/react-query';
import { Smartphone } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askPhone, forgetPhone, preferencesQuery, provePhone } from '../../api/notifications.ts';
import type { PhoneAsked } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Field } from '../../ui/field.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

// The pattern of server/modules/notifications/schemas.ts, so that a form says it before the server has to.
const PHONE = /^01[016789]-?[0-9]{3,4}-?[0-9]{4}$/;

/** The number for text messages: proven by a code before anything is sent to it. */
export function PhoneCard({ phone }: { phone: string | null }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<(PhoneAsked & { phone: string }) | null>(null);
  const [changing, setChanging] = useState(false);
  const queryClient = useQueryClient();
  const refresh = () => {
    setAsked(null);
    setChanging(false);
    return queryClient.invalidateQueries({ queryKey: preferencesQuery.queryKey });
  };
  return (
    <Card>
      <h2 className="flex items-center gap-2 text-lg font-bold">
        <Smartphone aria-hidden="true" className="size-5 text-muted" />
        {t('notifications.phoneTitle')}
      </h2>
      <p className="mt-1 mb-4 text-muted">
        {t(phone === null ? 'notifications.phoneNone' : 'notifications.phoneLead')}
      </p>
      {phone !== null && !changing ? (
        <Known phone={phone} onChange={() => setChanging(true)} onForgotten={refresh} />
      ) : asked === null ? (
        <AskForm onAsked={setAsked} onCancel={phone === null ? undefined : () => setChanging(false)} />
      ) : (
        <CodeForm
          phone={asked.phone}
          onDone={() => {
            toast(t('notifications.phoneDone'));
            void refresh();
          }}
          onBack={() => setAsked(null)}
        />
      )}
    </Card>
  );
}

type KnownProps = { phone: string; onChange: () => void; onForgotten: () => void };

function Known({ phone, onChange, onForgotten }: KnownProps) {
  const { t } = useTranslation();
  const forget = useCommand({
    name: 'phone-forget',
    run: (_body: undefined, key) => forgetPhone(key),
    onDone: onForgotten,
  });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2.5">
        <p className="tnum flex-1 text-lg font-bold">{phone}</p>
        <Button size="sm" variant="secondary" onClick={onChange}>
          {t('notifications.phoneChange')}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          loading={forget.state.phase === 'running'}
          onClick={() => forget.submit(undefined)}
        >
          {t('common.remove')}
        </Button>
      </div>
      <FormError error={forget.error} />
      <CommandWait command={forget} />
    </div>
  );
}

type AskProps = {
  onAsked: (asked: PhoneAsked & { phone: string }) => void;
  onCancel: (() => void) | undefined;
};

function AskForm({ onAsked, onCancel }: AskProps) {
  const { t } = useTranslation();
  const [phone, setPhone] = useState('');
  const [tried, setTried] = useState(false);
  const invalid = !PHONE.test(phone);
  const command = useCommand({
    name: 'phone-ask',
    run: askPhone,
    onDone: ({ data }, body) => onAsked({ ...data, phone: body.phone }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (!invalid) command.submit({ phone });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <Field
        label={t('notifications.phone')}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        placeholder="010-1234-5678"
        value={phone}
        onChange={(event) => setPhone(event.target.value.replace(/[^\d-]/g, ''))}
        error={tried && invalid ? t('notifications.phoneInvalid') : null}
      />
      <FormError error={command.error} />
      <CommandWait command={command} />
      <div className="flex gap-3">
        {onCancel !== undefined && (
          <Button variant="secondary" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
        <Button type="submit" className="flex-1" loading={command.state.phase === 'running'}>
          {t('notifications.phoneAsk')}
        </Button>
      </div>
    </form>
  );
}

function CodeForm({ phone, onDone, onBack }: { phone: string; onDone: () => void; onBack: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const command = useCommand({ name: 'phone-prove', run: provePhone, onDone, secret: true });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === 6) command.submit({ code });
      }}
      className="flex flex-col gap-3"
    >
      <CodeField
        autoFocus
        label={t('notifications.phoneCode')}
        hint={t('notifications.phoneCodeHint', { phone })}
        value={code}
        onChange={setCode}
        onComplete={(digits) => command.submit({ code: digits })}
      />
      <FormError error={command.error} />
      <CommandWait command={command} />
      <div className="flex gap-3">
        <Button variant="secondary" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button
          type="submit"
          className="flex-1"
          disabled={code.length !== 6}
          loading={command.state.phase === 'running'}
        >
          {t('notifications.phoneProve')}
        </Button>
      </div>
    </form>
  );
}
