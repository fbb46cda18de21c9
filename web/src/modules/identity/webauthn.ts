import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { ApiError, isApiError } from '../../api/error.ts';

/** Passkeys exist in secure contexts only; a button that cannot work is not shown. */
export const canUsePasskeys = (): boolean => window.isSecureContext && browserSupportsWebAuthn();

export const canAutofillPasskeys = async (): Promise<boolean> =>
  canUsePasskeys() && (await browserSupportsWebAuthnAutofill());

// The server's options are JSON of any shape to its schema; the browser checks them.
export const makePasskey = (options: unknown): Promise<RegistrationResponseJSON> =>
  startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON }).catch(inOurWords);

export const askPasskey = (options: unknown): Promise<AuthenticationResponseJSON> =>
  startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON }).catch(inOurWords);

/** Waits, for as long as the page is there, until the member picks a passkey out of the field's suggestions. */
export const awaitAutofill = (options: unknown): Promise<AuthenticationResponseJSON> =>
  startAuthentication({
    optionsJSON: options as PublicKeyCredentialRequestOptionsJSON,
    useBrowserAutofill: true,
  }).catch(inOurWords);

export const stopWaiting = (): void => WebAuthnAbortService.cancelCeremony();

/** What the browser or the device said, as an error with a code of the web app's own. */
function inOurWords(error: unknown): never {
  if (isApiError(error)) throw error;
  const reason = error instanceof WebAuthnError ? error.code : '';
  const name = error instanceof Error ? error.name : '';
  const code =
    reason === 'ERROR_CEREMONY_ABORTED'
      ? 'passkey.aborted'
      : reason === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' || name === 'InvalidStateError'
        ? 'passkey.already-here'
        : name === 'NotAllowedError'
          ? 'passkey.cancelled'
          : 'passkey.failed';
  throw new ApiError({ status: 400, code, title: error instanceof Error ? error.message : code });
}
