import { paragraphs, type TermsText } from './text.ts';

export const PRIVACY: readonly TermsText[] = [
  {
    version: '2026-11-01',
    title: { ko: '개인정보 수집·이용 동의', en: 'Use of personal data' },
    text: {
      ko: paragraphs(
        '## 무엇을 모으나요',
        '이메일, 이름, 비밀번호의 해시, 쓰는 언어를 모읍니다. 로그인할 때 접속한 시각, 주소(IP), 브라우저의 종류를 남깁니다. 거래하면 금액, 상대, 시각을 기록합니다.',
        '## 왜 쓰나요',
        '본인임을 확인하고, 서비스를 제공하고, 거래를 증명하고, 부정한 이용을 막고, 꼭 알려야 할 것을 알리는 데 씁니다. 다른 목적으로는 쓰지 않습니다.',
        '## 얼마나 오래 두나요',
        '탈퇴하면 바로 지웁니다. 다만 돈과 주문의 기록은 법이 정한 기간(전자상거래 등에서의 소비자보호에 관한 법률에 따라 5년) 동안 이름과 이메일 없이 보관합니다. 끝난 로그인의 기록은 30일 뒤에 지웁니다.',
        '## 누구에게 주나요',
        '결제와 메일 발송처럼 서비스에 꼭 필요한 곳에 필요한 만큼만 전합니다. 팔거나 광고에 넘기지 않습니다.',
        '## 나의 권리',
        '내 정보를 언제든 보고, 고치고, 파일로 내려받고, 지울 수 있습니다. 동의하지 않을 수 있지만, 그러면 가입할 수 없습니다.',
      ),
      en: paragraphs(
        '## What is collected',
        'Your e-mail, your name, a hash of your password and your language. At sign-in the time, the address (IP) and the kind of browser. With a transaction its amount, its other party and its time.',
        '## What it is for',
        'To know that it is you, to provide the service, to prove transactions, to prevent abuse, and to tell you what you must know. For nothing else.',
        '## How long it is kept',
        'It is erased when you leave. Records of money and orders are kept without name and e-mail for as long as the law asks (five years under the Korean act on consumer protection in electronic commerce). Sign-ins that have ended are erased after 30 days.',
        '## Who else gets it',
        'Those without whom there is no service, such as for payments and mail, and no more than they need. It is not sold and not given to advertisers.',
        '## Your rights',
        'You may see your data, correct it, take it with you as a file, and erase it at any time. You may refuse, but then there can be no account.',
      ),
    },
  },
];
