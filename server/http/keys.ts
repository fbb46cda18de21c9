import Type from 'typebox';

/**
 * Changes that are no commands of a lane, by their operations: a trial that changes nothing, a way in, or something of
 * which twice is once by itself. All others are commands and take a key.
 */
export const KEYLESS: ReadonlySet<string> = new Set([
  ...['signIn', 'reauthenticate', 'refresh', 'setMyPicture', 'removeMemberPicture'],
  ...['beginProviderSignIn', 'finishProviderSignIn', 'unlinkProvider'],
  ...['beginPasskey', 'addPasskey', 'renamePasskey', 'removePasskey'],
  ...[
    'setUpTotp',
    'confirmTotp',
    'turnOffTotp',
    'askForPasskey',
    'stopAskingForPasskey',
    'renewRecoveryCodes',
  ],
  ...['beginPasskeySignIn', 'signInWithPasskey', 'beginPasskeySecondFactor', 'signInWithSecondFactor'],
  ...['beginPasskeyProof', 'proveWithPasskey', 'proveWithTotp', 'beginIdentityCheck', 'confirmIdentityCheck'],
  ...['resetSecondFactor', 'reconcile', 'lookUpPayment', 'makePaymentReport'],
  ...['receivePaymentWebhook', 'receiveSecretPaymentWebhook', 'uploadFile'],
  ...['quoteOrder', 'tryPromotion', 'noteTripPresence', 'makeTripPlan'],
  ...['readNotifications', 'changeNotificationPreferences', 'askPhone', 'confirmPhone', 'removePhone'],
  ...['unsubscribe', 'retryDelivery', 'retryDeliveries', 'resetDestination'],
  ...['changeWebhook', 'deleteWebhook', 'testWebhook'],
  ...['runJob', 'stopJobRun', 'retryJobFailure', 'retryJobFailures', 'pauseJob', 'resumeJob', 'scheduleJob'],
]);

/** The header of a command, as the description of the API has it; `admission` reads it. */
export const KeyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      pattern: '^[\\x21-\\x7e]{1,100}$',
      description:
        'Made by the caller, a new one for each intent and the same for every retry of it: the command is done once, ' +
        'and the answer of then is given again with `idempotency-replayed: true`. With other content it is refused ' +
        '(`idempotency.mismatch`). Without a key nothing recognises a retry.',
      examples: ['01K9ZQ3T5R7WXA00-1'],
    }),
  ),
});
