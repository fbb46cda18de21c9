import { sampleOf } from './reading.ts';

/** A sample of Gwangju, written for Madang. */
export const GWANGJU = sampleOf(
  '24',
  `
asia-culture-center | culture | 동구 | 국립아시아문화전당 | Asia Culture Center | 35.1467 126.9203 | 10-18 !mon wed,sat=10-20 | 120 | 800 | 옛 도청 자리 땅 아래로 지은 문화 공간. | A house of culture built downwards, beside the old provincial hall.
may18-archives | culture | 동구 | 5·18민주화운동기록관 | May 18 Archives | 35.1497 126.9167 | 9-18 !mon | 80 | 660 | 오월의 기록이 남은 금남로의 건물. | The records of May 1980, on the street where it happened.
mudeungsan | leisure | 동구 | 무등산 증심사 탐방로 | Mudeungsan, Jeungsimsa Trail | 35.1290 126.9670 | 4-16 | 240 | 760 | 서석대 돌기둥까지 오르는 국립공원. | A national park with columns of rock near its top.
chungjang-ro | shopping | 동구 | 충장로 | Chungjang-ro | 35.1490 126.9150 | 11-22 | 80 | 620 | 광주의 오래된 번화가. | The old shopping streets of Gwangju.
chungjang-festival | festival | 동구 | 추억의 충장축제 | Chungjang Festival | 35.1478 126.9172 |  | 120 | 560 | 7080 거리가 살아나는 가을 축제. | The streets of the seventies and eighties come back. | 10 ~ 해마다 10월 초 ~ usually early October
daein-market | food | 동구 | 대인예술시장 | Daein Art Market | 35.1545 126.9180 | 10-20 | 60 | 540 | 토요일 밤이면 예술가가 여는 시장. | A market that artists open on Saturday nights.
yangnim | course | 남구 | 양림동 역사문화마을 | Yangnim-dong History Village | 35.1395 126.9140 | always | 100 | 700 | 선교사 사택과 한옥, 펭귄마을 골목. | Missionaries’ houses, old homes and an alley of penguins.
sajik-tower | sight | 남구 | 사직공원 전망타워 | Sajik Park Observatory | 35.1410 126.9105 | 9-22 | 50 | 460 | 무등산과 도심을 함께 봅니다. | City and mountain in one view.
gwangju-biennale | festival | 북구 | 광주비엔날레 | Gwangju Biennale | 35.1828 126.8890 | 9-18 !mon | 150 | 680 | 두 해마다 열리는 현대미술제. | Contemporary art every second year. | 9,10,11 ~ 짝수 해 9~11월 ~ September to November of even years
national-museum-gwangju | culture | 북구 | 국립광주박물관 | Gwangju National Museum | 35.1896 126.8835 | 10-18 | 90 | 560 | 바다에서 건진 도자기를 봅니다. | Ceramics raised from the sea.
may18-cemetery | sight | 북구 | 국립5·18민주묘지 | May 18th National Cemetery | 35.2365 126.9385 | 8-18 | 60 | 560 | 민주화운동의 넋을 기리는 곳. | Where those who fell for democracy rest.
songjeong-tteokgalbi | food | 광산구 | 송정 떡갈비거리 | Songjeong Tteokgalbi Street | 35.1390 126.7935 | 10-21 | 70 | 640 | 역 앞에서 먹는 떡갈비와 뼛국. | Grilled short-rib patties with broth by the station.
1913-market | food | 광산구 | 1913송정역시장 | 1913 Songjeong Station Market | 35.1385 126.7925 | 10-21 | 50 | 600 | 기차를 기다리며 둘러보는 옛 시장. | An old market to stroll through before the train.
mudeung-lodging | lodging | 동구 | 증심사 템플스테이 | Jeungsimsa Temple Stay | 35.1290 126.9690 |  | 720 | 480 | 무등산 자락의 절에서 쉬어 갑니다. | A rest in a temple at the foot of Mudeungsan.
`,
);
