export const shop = {
  title: '쇼핑',
};
