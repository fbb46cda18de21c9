export const shopOrders = {
  title: 'Orders',
};
