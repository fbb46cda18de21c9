import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentsQuery, giveConsents, signOut } from '../../api/accounts.ts';
import type { ConsentGiven, TermsDocument } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { AuthFrame, authLink } from './auth-frame.tsx';
import { ConsentFields } from './consent-fields.tsx';

/** Terms have changed: before anything else, the member says yes or goes. */
export function NewTerms({ needed }: { needed: ConsentGiven[] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [agreed, setAgreed] = useState<ReadonlySet<TermsDocument>>(new Set());
  const [tried, setTried] = useState(false);
  const agree = useMutation({
    mutationFn: () => giveConsents({ consents: needed }),
    onSuccess: (list) => {
      queryClient.setQueryData(consentsQuery.queryKey, list);
      toast(t('accounts.newTermsDone'));
    },
  });
  const leave = useMutation({ mutationFn: signOut });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (needed.every((item) => agreed.has(item.document)) && !agree.isPending) agree.mutate();
  };
  return (
    <AuthFrame title={t('accounts.newTermsTitle')} lead={t('accounts.newTermsLead')} next={undefined} stay>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <ConsentFields
          agreed={agreed}
          onChange={setAgreed}
          tried={tried}
          only={needed.map((item) => item.document)}
        />
        <FormError error={agree.error ?? leave.error} />
        <Button type="submit" size="lg" loading={agree.isPending}>
          {t('accounts.newTermsAgree')}
        </Button>
        <Button variant="secondary" loading={leave.isPending} onClick={() => leave.mutate()}>
          {t('accounts.newTermsLeave')}
        </Button>
        <p className="text-center">
          <Link to="/account/privacy" className={authLink}>
            {t('accounts.newTermsPrivacy')}
          </Link>
        </p>
      </form>
    </AuthFrame>
  );
}
