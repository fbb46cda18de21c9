export const shopAdmin = {
  title: 'Shop',
};
