import type { SignInConfig } from '../../../config/sign-in.ts';
import type { Provider } from '../schemas.ts';
import { kakaoProvider } from './kakao.ts';
import { naverProvider } from './naver.ts';
import { oidcProvider } from './oidc.ts';
import type { OutsideProvider } from './outside.ts';

/**
 * Those that the operator has set up, in the order of the buttons.
 * @param now milliseconds that only go forward
 */
export function createProviders(
  config: SignInConfig,
  now: () => number,
): ReadonlyMap<Provider, OutsideProvider> {
  const { kakao, naver, google, oidc } = config;
  const all = [
    kakao && kakaoProvider(kakao),
    naver && naverProvider(naver),
    google && oidcProvider({ ...google, provider: 'google', name: 'Google', asksAnew: false }, now),
    oidc && oidcProvider({ ...oidc, provider: 'oidc', asksAnew: true }, now),
  ];
  return new Map(
    all.filter((provider) => provider !== null).map((provider) => [provider.provider, provider]),
  );
}
