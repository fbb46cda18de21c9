import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../api/error.ts';
import { passkeyRequest, signInWithPasskey } from '../../api/identity.ts';
import { Button } from '../../ui/button.tsx';
import { FormError } from '../../ui/states.tsx';
import { askPasskey, awaitAutofill, canAutofillPasskeys, canUsePasskeys, stopWaiting } from './webauthn.ts';

/**
 * Sign in by passkey: a button, and the suggestions of the e-mail field, which must be on the page with
 * `autocomplete="username webauthn"`. Whoever is in is taken away by the frame around it.
 */
export function PasskeyButton() {
  const { t } = useTranslation();
  /** The browser waits for one passkey at a time, and whoever asks later wins: the button must. */
  const pressed = useRef(false);
  const autofill = useMutation({
    mutationFn: async () => {
      const options = await passkeyRequest();
      if (pressed.current) return null;
      const response = await awaitAutofill(options);
      return signInWithPasskey({ response });
    },
  });
  const { mutate: offer } = autofill;
  useEffect(() => {
    let here = true;
    void canAutofillPasskeys().then((can) => {
      if (here && can) offer();
    });
    return () => {
      here = false;
      stopWaiting();
    };
  }, [offer]);
  const press = useMutation({
    mutationFn: async () => {
      pressed.current = true;
      stopWaiting();
      const response = await askPasskey(await passkeyRequest());
      return signInWithPasskey({ response });
    },
    onError: () => {
      pressed.current = false;
      // The suggestions are offered again.
      void canAutofillPasskeys().then((can) => can && offer());
    },
  });
  if (!canUsePasskeys()) return null;
  const quiet = (error: unknown) => hasCode(error, 'passkey.aborted') || hasCode(error, 'passkey.cancelled');
  // Suggestions that cannot be offered are no matter of the member; a passkey that was refused is.
  const refused = hasCode(autofill.error, 'identity.passkey-unknown') ? autofill.error : null;
  return (
    <>
      <Button
        variant="outline"
        className="bg-surface!"
        icon={<KeyRound aria-hidden="true" className="size-5 text-accent" />}
        loading={press.isPending}
        onClick={() => press.mutate()}
      >
        {t('identity.passkeySignIn')}
      </Button>
      <FormError error={quiet(press.error) ? null : (press.error ?? refused)} />
    </>
  );
}
