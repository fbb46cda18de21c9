export const stocksContest = {
  title: '모의투자',
};
