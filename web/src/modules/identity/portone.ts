import { ApiError } from '../../api/error.ts';

/** https://developers.portone.io/opi/ko/extra/identity-verification/readme-v2 */
const SDK = 'https://cdn.portone.io/v2/browser-sdk.js';

type Asked = { storeId: string; channelKey: string; identityVerificationId: string };
type Sdk = {
  requestIdentityVerification(
    request: Asked & { redirectUrl: string },
  ): Promise<{ code?: string; message?: string } | undefined>;
};
declare global {
  interface Window {
    PortOne?: Sdk;
  }
}

/** Opens the provider's window. A phone is led there and back to `back`; a desk is answered here. */
export async function askPortone(asked: Asked, back: string): Promise<void> {
  const sdk = await loadSdk();
  const answer = await sdk.requestIdentityVerification({
    ...asked,
    redirectUrl: new URL(back, window.location.origin).href,
  });
  if (answer?.code !== undefined) {
    throw new ApiError({ status: 400, code: 'check.cancelled', title: answer.message ?? answer.code });
  }
}

/** Only here, and only where the operator has set it up, does a script of somebody else run. */
function loadSdk(): Promise<Sdk> {
  if (window.PortOne !== undefined) return Promise.resolve(window.PortOne);
  return new Promise((resolve, reject) => {
    const failed = () => reject(new ApiError({ status: 400, code: 'check.unreachable', title: 'No SDK' }));
    const script = document.createElement('script');
    script.src = SDK;
    script.onload = () => (window.PortOne === undefined ? failed() : resolve(window.PortOne));
    script.onerror = () => {
      script.remove();
      failed();
    };
    document.head.append(script);
  });
}
