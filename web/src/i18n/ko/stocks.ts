export const stocks = {
  title: '주식',
};
