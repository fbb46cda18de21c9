export const shop = {
  title: 'Shop',
};
