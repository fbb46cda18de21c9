import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookBody } from '../../api/types.ts';
import type { Command } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { covers, withEvent } from './event-picker.ts';

// The pattern of server/modules/notifications/schemas.ts.
const URL_PATTERN = /^https?:\/\/[^\s]{1,480}$/;

type Props = {
  title: string;
  submitLabel: string;
  eventNames: string[];
  start?: { url: string; events: string[]; description: string };
  command: Command<WebhookBody, unknown>;
  onClose: () => void;
};

/** Where to, what for, and which events: for a new webhook and for a changed one. */
export function WebhookForm({ title, submitLabel, eventNames, start, command, onClose }: Props) {
  const { t } = useTranslation();
  const [url, setUrl] = useState(start?.url ?? '');
  const [description, setDescription] = useState(start?.description ?? '');
  const [events, setEvents] = useState<string[]>(start?.events ?? []);
  const [tried, setTried] = useState(false);
  const badUrl = !URL_PATTERN.test(url);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (badUrl || events.length === 0) return;
    const words = description.trim();
    command.submit({ url, events, ...(words !== '' && { description: words }) });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} wide>
      <form noValidate onSubmit={submit} className="flex flex-col gap-5">
        <Field
          label={t('notifications.webhooks.url')}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://hooks.example.com/madang"
          value={url}
          onChange={(event) => setUrl(event.target.value.trim())}
          error={tried && badUrl ? t('notifications.webhooks.urlInvalid') : null}
        />
        <Field
          label={t('notifications.webhooks.description')}
          optional={t('common.optional')}
          maxLength={120}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
        <EventPicker names={eventNames} chosen={events} onChange={setEvents} />
        {tried && events.length === 0 && (
          <p role="alert" className="text-sm font-medium text-bad">
            {t('notifications.webhooks.eventsNone')}
          </p>
        )}
        <FormError error={command.error} />
        <CommandWait command={command} />
        <div className="flex gap-3 [&>*]:flex-1">
          <Button variant="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={command.state.phase === 'running'}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type PickerProps = { names: string[]; chosen: string[]; onChange: (chosen: string[]) => void };

function EventPicker({ names, chosen, onChange }: PickerProps) {
  const { t } = useTranslation();
  const modules = Map.groupBy(names, (name) => name.split('.')[0] ?? name);
  const all = chosen.includes('*');
  const toggle = (pattern: string) => (on: boolean) => onChange(withEvent(chosen, pattern, on));
  return (
    <fieldset>
      <legend className="text-sm font-semibold">{t('notifications.webhooks.events')}</legend>
      <p className="text-sm text-muted">{t('notifications.webhooks.eventsHint')}</p>
      <Checkbox label={t('notifications.webhooks.allEvents')} checked={all} onChange={toggle('*')} />
      {!all && (
        <div className="max-h-72 overflow-y-auto rounded-2xl border border-line px-4 py-2">
          {[...modules].map(([module, events]) => {
            const whole = chosen.includes(`${module}.*`);
            return (
              <div key={module} className="border-b border-line/60 py-1 last:border-0">
                <Checkbox
                  label={<b>{t('notifications.webhooks.allOf', { module })}</b>}
                  checked={whole}
                  onChange={toggle(`${module}.*`)}
                />
                <div className="grid grid-cols-1 gap-x-4 pl-6 sm:grid-cols-2">
                  {events.map((name) => (
                    <Checkbox
                      key={name}
                      label={<code className="font-mono text-sm">{name}</code>}
                      checked={covers(chosen, name)}
                      disabled={whole}
                      onChange={toggle(name)}
                    />
                  ))}
                </div>
              </div>
            );
          })}
        </div>
      )}
    </fieldset>
  );
}
