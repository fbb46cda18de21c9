export const stocksTrading = {
  title: '주문',
};
