import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { updateMe } from '../../api/accounts.ts';
import type { Account, Locale } from '../../api/types.ts';
import { setLocale } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { NAME_MAX } from './bounds.ts';

export function ProfileForm({ account }: { account: Account }) {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState(account.name);
  const [locale, setChosen] = useState<Locale>(account.locale);
  const save = useMutation({
    mutationFn: updateMe,
    onSuccess: async (saved) => {
      await setLocale(saved.locale);
      toast(i18n.getFixedT(saved.locale)('accounts.saved'));
    },
  });
  const invalid = name.trim() === '' || name.trim().length > NAME_MAX;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!invalid && !save.isPending) save.mutate({ name: name.trim(), locale });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <h2 className="text-xl font-bold">{t('accounts.profile')}</h2>
      <Field
        label={t('accounts.name')}
        autoComplete="name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={invalid ? t('accounts.nameInvalid') : null}
        hint={t('accounts.nameHint')}
      />
      <Select
        label={t('accounts.language')}
        value={locale}
        onChange={(event) => setChosen(event.target.value === 'ko' ? 'ko' : 'en')}
        options={[
          { value: 'ko', label: '한국어' },
          { value: 'en', label: 'English' },
        ]}
      />
      <FormError error={save.error} />
      <Button
        type="submit"
        loading={save.isPending}
        disabled={name.trim() === account.name && locale === account.locale}
      >
        {t('common.save')}
      </Button>
    </form>
  );
}
