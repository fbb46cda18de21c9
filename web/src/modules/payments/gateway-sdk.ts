import type { Checkout } from '../../api/types.ts';

type Toss = Extract<Checkout, { kind: 'toss' }>;
type PortOne = Extract<Checkout, { kind: 'portone' }>;

type TossSdk = (clientKey: string) => {
  payment(options: { customerKey: string }): {
    requestPayment(request: Record<string, unknown>): Promise<unknown>;
  };
};
type PortOneSdk = {
  requestPayment(
    request: Record<string, unknown>,
  ): Promise<{ code?: string; message?: string; paymentId?: string } | undefined>;
};
type WithSdks = { TossPayments?: TossSdk; PortOne?: PortOneSdk };

/** The gateway's script could not be had: a blocker, a firewall, or the gateway itself is down. */
export class SdkMissing extends Error {}

const absolute = (url: string): string => new URL(url, window.location.href).href;

/**
 * A page that was opened elsewhere and only moved here by the router still has that page's policy, which allows
 * no script but our own. The gateway's is allowed where a payment is made, and nowhere else.
 */
export const openedAtCheckout = (): boolean => {
  const [entry] = performance.getEntriesByType('navigation');
  return entry === undefined || new URL(entry.name).pathname.startsWith('/pay/checkout/');
};

const loading = new Map<string, Promise<void>>();

/** Loads the script once; a failure may be tried again. */
function loadScript(url: string): Promise<void> {
  const known = loading.get(url);
  if (known !== undefined) return known;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const script = document.createElement('script');
  script.src = url;
  script.async = true;
  script.onload = () => resolve();
  script.onerror = () => {
    loading.delete(url);
    script.remove();
    reject(new SdkMissing(url));
  };
  loading.set(url, promise);
  document.head.append(script);
  return promise;
}

/**
 * Opens the gateway's window. It ends by leaving this page for the address of return; it throws what the
 * gateway's script throws when the customer closes the window.
 */
export async function openGateway(checkout: Checkout): Promise<void> {
  if (checkout.kind === 'redirect') {
    window.location.assign(checkout.url);
    return;
  }
  await loadScript(checkout.sdkUrl);
  const sdks = window as unknown as WithSdks;
  if (checkout.kind === 'toss') await openToss(sdks.TossPayments, checkout);
  else await openPortOne(sdks.PortOne, checkout);
}

async function openToss(sdk: TossSdk | undefined, checkout: Toss): Promise<void> {
  if (sdk === undefined) throw new SdkMissing(checkout.sdkUrl);
  const { clientKey, customerKey, orderId, orderName, amount, currency } = checkout;
  await sdk(clientKey)
    .payment({ customerKey })
    .requestPayment({
      method: 'CARD',
      amount: { currency, value: amount },
      orderId,
      orderName,
      successUrl: absolute(checkout.successUrl),
      failUrl: absolute(checkout.failUrl),
    });
}

async function openPortOne(sdk: PortOneSdk | undefined, checkout: PortOne): Promise<void> {
  if (sdk === undefined) throw new SdkMissing(checkout.sdkUrl);
  const { storeId, channelKey, paymentId, orderName, totalAmount, currency } = checkout;
  const redirectUrl = absolute(checkout.redirectUrl);
  const answer = await sdk.requestPayment({
    storeId,
    channelKey,
    paymentId,
    orderName,
    totalAmount,
    currency,
    payMethod: 'CARD',
    redirectUrl,
  });
  // On a phone it has left this page by now; on a desk it answers, and we take the same way back.
  if (answer === undefined) return;
  const back = new URL(redirectUrl);
  back.searchParams.set('paymentId', paymentId);
  if (answer.code !== undefined) back.searchParams.set('code', answer.code);
  if (answer.message !== undefined) back.searchParams.set('message', answer.message);
  window.location.assign(back);
}
