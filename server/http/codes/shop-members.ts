import { type CodeEntry, entry } from './entry.ts';

/** What members gather in the shop, and what they say. */
export const SHOP_MEMBERS = {
  'shop.address-not-found': entry(
    404,
    '배송지를 찾을 수 없습니다',
    'There is no such address',
    '배송지 목록에서 다시 고르세요.',
    'Choose from your address book again.',
  ),
  'shop.review-not-found': entry(
    404,
    '후기를 찾을 수 없습니다',
    'There is no such review',
    '이미 지워졌을 수 있습니다.',
    'It may have been deleted.',
  ),
  'shop.comment-not-found': entry(
    404,
    '댓글을 찾을 수 없습니다',
    'There is no such comment',
    '이미 지워졌을 수 있습니다.',
    'It may have been deleted.',
  ),
  'shop.inquiry-not-found': entry(
    404,
    '문의를 찾을 수 없습니다',
    'There is no such inquiry',
    '이미 지워졌을 수 있습니다.',
    'It may have been deleted.',
  ),
  'shop.cart-full': entry(
    409,
    '장바구니가 가득 찼습니다',
    'The cart is full',
    '안 사는 상품을 빼고 다시 담으세요.',
    'Take something out first.',
  ),
  'shop.not-in-cart': entry(
    404,
    '장바구니에 없는 상품입니다',
    'It is not in the cart',
    '장바구니를 새로 열어 확인하세요. 다른 기기에서 뺐을 수 있습니다.',
    'Open the cart again: it may have been taken out on another device.',
  ),
  'shop.likes-full': entry(
    409,
    '찜을 더 할 수 없습니다',
    'No more likes fit in',
    '찜 목록을 정리한 뒤 다시 누르세요.',
    'Tidy up your likes first.',
  ),
  'shop.own-review': entry(
    409,
    '내가 쓴 후기에는 누를 수 없습니다',
    'The review is your own',
    '다른 사람의 후기에만 도움이 됐다고 할 수 있습니다.',
    'Only reviews of others can be called helpful.',
  ),
  'shop.address-book-full': entry(
    409,
    '배송지를 더 저장할 수 없습니다',
    'The address book is full',
    '안 쓰는 배송지를 지우세요.',
    'Delete an address that you do not use.',
  ),
  'shop.not-bought': entry(
    403,
    '산 사람만 쓸 수 있습니다',
    'Only those who bought it may',
    '상품을 받은 뒤에 후기를 남겨 주세요.',
    'Write when you have received it.',
  ),
  'shop.already-reviewed': entry(
    409,
    '이미 후기를 썼습니다',
    'You have reviewed it already',
    '쓴 후기를 고쳐 주세요.',
    'Change the review that you wrote.',
  ),
  'shop.already-answered': entry(
    409,
    '이미 답변한 문의입니다',
    'It is answered already',
    '답변을 고쳐 주세요.',
    'Change the answer.',
  ),
} as const satisfies Record<string, CodeEntry>;
