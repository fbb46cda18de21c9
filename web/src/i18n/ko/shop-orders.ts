export const shopOrders = {
  title: '주문',
};
