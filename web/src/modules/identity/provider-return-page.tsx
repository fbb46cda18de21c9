import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { needsSecondFactor } from '../../api/accounts.ts';
import { type ApiError, isApiError, networkError } from '../../api/error.ts';
import { returnFromProvider } from '../../api/identity.ts';
import { landing } from '../../api/landing.ts';
import { ownPath } from '../../api/next-path.ts';
import { session } from '../../api/session.ts';
import type { CallbackAnswer } from '../../api/types.ts';
import { announce } from '../../ui/announcer.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.tsx';
import { AuthFrame } from '../accounts/auth-frame.tsx';
import { CompletionSteps } from './completion-steps.tsx';
import { ReturnTrouble } from './return-trouble.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';

const route = getRouteApi('/sign-in/$provider/return');

type Outcome = { answer: CallbackAnswer } | { error: ApiError };
/** What a provider sent back is good once: one exchange, however often this page is drawn. */
const exchanges = new Map<string, Promise<Outcome>>();

function exchange(provider: string): Promise<Outcome> {
  const key = `${provider} ${landing.parameters.state ?? ''}`;
  const known = exchanges.get(key);
  if (known !== undefined) return known;
  const outcome = session
    // A link or a proof belongs to the member who began it: wait until it is known who is here.
    .settled()
    .then(() => returnFromProvider(provider, { ...landing.parameters }))
    .then(
      ({ data }): Outcome => ({ answer: data }),
      (error: unknown): Outcome => ({ error: isApiError(error) ? error : networkError() }),
    );
  exchanges.set(key, outcome);
  return outcome;
}

/** Where an outside provider sends the browser back to: in, or one step more, or why not. */
export function ProviderReturnPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const { provider } = route.useParams();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round is one more try of the same exchange
  useEffect(() => {
    let here = true;
    setOutcome(null);
    void exchange(provider).then((result) => here && setOutcome(result));
    return () => {
      here = false;
    };
  }, [provider, round]);
  const answer = outcome !== null && 'answer' in outcome ? outcome.answer : null;
  const next = answer !== null && 'next' in answer ? ownPath(answer.next) : undefined;
  useEffect(() => {
    if (answer === null) return;
    if ('linked' in answer) toast(t('identity.linked'));
    else if ('provedUntil' in answer) toast(t('identity.proved'));
    else if ('completion' in answer) announce(t('identity.completionTitle'));
    if ('linked' in answer || 'provedUntil' in answer) router.history.replace(next ?? '/account/security');
  }, [answer, next, router, t]);

  if (outcome !== null && 'error' in outcome) {
    return (
      <AuthFrame title={t('identity.returnTroubleTitle')} lead="" next={undefined} stay>
        <ReturnTrouble
          error={outcome.error}
          onRetry={() => {
            exchanges.clear();
            setRound(round + 1);
          }}
        />
      </AuthFrame>
    );
  }
  if (answer !== null && needsSecondFactor(answer)) {
    return (
      <AuthFrame title={t('identity.factorTitle')} lead={t('identity.factorLead')} next={next}>
        <SecondFactorStep factor={answer.secondFactor} onRestart={() => router.history.replace('/sign-in')} />
      </AuthFrame>
    );
  }
  if (answer !== null && 'completion' in answer) {
    return (
      <AuthFrame title={t('identity.completionTitle')} lead={t('identity.completionLead')} next={next}>
        <CompletionSteps completion={answer.completion} />
      </AuthFrame>
    );
  }
  const isLinking = answer !== null && ('linked' in answer || 'provedUntil' in answer);
  return (
    <AuthFrame
      title={t('identity.returnTitle')}
      lead={t('identity.returnLead')}
      next={next}
      stay={answer === null || isLinking}
    >
      <ListSkeleton rows={1} />
    </AuthFrame>
  );
}
