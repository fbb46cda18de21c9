import { useQueryClient } from '@tanstack/react-query';
import { Link2, Mail } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linksKey, makeLink, type NewLink } from '../../../api/trips-around.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { FormError } from '../../../ui/states.tsx';
import { MadeLink } from './made-link.tsx';

/** How long a link leads somewhere, in days; 0: until it is taken back. */
const TERMS = { join: [1, 7, 14, 30, 90], read: [0, 1, 7, 30, 90, 365] } as const;

type Props = {
  tripId: string;
  purpose: 'read' | 'join';
  /** Of a companion: as whom one joins. */
  personId?: string | undefined;
};

/** Makes a link to join or to read; it is shown once, and may be mailed. */
export function LinkMaker({ tripId, purpose, personId }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [role, setRole] = useState<'editor' | 'viewer'>('editor');
  const [term, setTerm] = useState<number>(purpose === 'join' ? 14 : 0);
  const [email, setEmail] = useState('');
  const [withCosts, setWithCosts] = useState(false);
  const make = useCommand({
    name: `trips-link:${tripId}:${purpose}`,
    run: (body: NewLink, key) => makeLink(tripId, body, key),
    onDone: () => void queryClient.invalidateQueries({ queryKey: linksKey(tripId) }),
  });
  if (make.state.phase === 'done') {
    const { token } = make.state.answer.data;
    return (
      <MadeLink
        purpose={purpose}
        url={`${window.location.origin}/trips/${purpose === 'join' ? 'join' : 'shared'}/${token}`}
        mailedTo={email.trim()}
        onAnother={() => {
          setEmail('');
          make.reset();
        }}
      />
    );
  }
  const submit = () =>
    make.submit({
      purpose,
      ...(purpose === 'join' ? { role } : { withCosts }),
      ...(term > 0 && { expiresInDays: term }),
      ...(personId !== undefined && { personId }),
      ...(purpose === 'join' && email.trim() !== '' && { email: email.trim() }),
    });
  const isMailed = purpose === 'join' && email.trim() !== '';
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="text-muted">{t(`tripsAround.share.${purpose}Lead`)}</p>
      <div className="grid grid-cols-2 gap-3 [&>:only-child]:col-span-2">
        {purpose === 'join' && (
          <Select
            label={t('tripsAround.share.may')}
            value={role}
            onChange={({ target }) => setRole(target.value === 'viewer' ? 'viewer' : 'editor')}
            options={(['editor', 'viewer'] as const).map((value) => ({
              value,
              label: t(`tripsAround.share.mayBe.${value}`),
            }))}
          />
        )}
        <Select
          label={t('tripsAround.share.term')}
          value={term}
          onChange={({ target }) => setTerm(Number(target.value))}
          options={TERMS[purpose].map((value) => ({
            value: String(value),
            label:
              value === 0 ? t('tripsAround.share.forever') : t('tripsAround.share.forDays', { count: value }),
          }))}
        />
      </div>
      {purpose === 'join' ? (
        <Field
          type="email"
          label={t('tripsAround.share.email')}
          optional={t('common.optional')}
          hint={t('tripsAround.share.emailHint')}
          autoComplete="off"
          maxLength={320}
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
      ) : (
        <Checkbox label={t('tripsAround.share.withCosts')} checked={withCosts} onChange={setWithCosts} />
      )}
      <FormError error={make.error} />
      <CommandWait command={make} />
      <Button
        type="submit"
        loading={make.busy}
        icon={
          isMailed ? (
            <Mail aria-hidden="true" className="size-5" />
          ) : (
            <Link2 aria-hidden="true" className="size-5" />
          )
        }
      >
        {t(isMailed ? 'tripsAround.share.mail' : 'tripsAround.share.make')}
      </Button>
    </form>
  );
}
