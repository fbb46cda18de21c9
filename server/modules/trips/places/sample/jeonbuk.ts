import { sampleOf } from './reading.ts';

/** A sample of Jeonbuk, written for Madang. */
export const JEONBUK = sampleOf(
  '35',
  `
jeonju-hanok | sight | 전주시 | 전주한옥마을 | Jeonju Hanok Village | 35.8150 127.1530 | always | 150 | 930 | 칠백 채 기와지붕과 골목 먹거리. | Seven hundred tiled roofs, and food in every lane.
gyeonggijeon | sight | 전주시 | 경기전 | Gyeonggijeon Shrine | 35.8152 127.1498 | 9-18 | 60 | 740 | 태조의 초상을 모신 대숲 마당. | The founder’s portrait, and bamboo in the court.
jeondong | sight | 전주시 | 전동성당 | Jeondong Cathedral | 35.8133 127.1493 | 9-17 | 30 | 660 | 한옥마을 어귀의 붉은 성당. | A red cathedral at the edge of the old village.
nambu-market | food | 전주시 | 전주 남부시장 | Jeonju Nambu Market | 35.8120 127.1470 | 9-18 fri,sat=9-23 | 70 | 800 | 콩나물국밥과 금토 야시장. | Sprout soup, and a night market on Fridays and Saturdays.
makgeolli | food | 전주시 | 삼천동 막걸리골목 | Samcheon-dong Makgeolli Alley | 35.7960 127.1205 | 16-25 | 100 | 640 | 주전자마다 안주가 새로 나옵니다. | With each kettle come new dishes.
jeonju-film | festival | 전주시 | 전주국제영화제 | Jeonju International Film Festival | 35.8185 127.1450 |  | 150 | 620 | 독립영화의 봄. | A spring of independent films. | 4,5 ~ 해마다 4월 말~5월 초 ~ usually late April to early May
jeonju-zoo | leisure | 전주시 | 덕진공원 | Deokjin Park | 35.8475 127.1220 | 5-23 | 70 | 560 | 연꽃 호수의 한옥 도서관. | A library on a lake of lotus.
hanok-stay-jeonju | lodging | 전주시 | 전주 한옥 숙소거리 | Jeonju Hanok Stays | 35.8140 127.1548 | always | 720 | 720 | 온돌방에서 자는 한옥 숙소들. | Rooms with warm floors in old houses.
gunsan-modern | course | 군산시 | 군산 시간여행거리 | Gunsan Time Travel Street | 35.9880 126.7110 | always | 120 | 740 | 옛 세관과 초원사진관, 적산가옥. | The old customs house, a photo shop and Japanese houses.
gunsan-museum | culture | 군산시 | 군산근대역사박물관 | Gunsan Modern History Museum | 35.9910 126.7115 | 9-18 !mon | 70 | 580 | 항구의 백 년을 걸어 봅니다. | A hundred years of a harbour.
leesungdang | food | 군산시 | 이성당 | Lee Sung Dang Bakery | 35.9868 126.7113 | 8-21 | 30 | 720 | 단팥빵과 야채빵의 오래된 빵집. | A very old bakery of red bean buns.
mireuksaji | culture | 익산시 | 미륵사지와 국립익산박물관 | Mireuksa Temple Site | 36.0110 127.0310 | 9-18 !mon | 90 | 640 | 백제의 큰 절터와 석탑. | The ground and the pagoda of Baekje’s largest temple.
geumsansa | lodging | 김제시 | 금산사 템플스테이 | Geumsansa Temple Stay | 35.7230 127.0540 |  | 720 | 620 | 삼층 미륵전이 선 모악산의 절. | A temple with a hall of three storeys.
horizon-festival | festival | 김제시 | 김제지평선축제 | Gimje Horizon Festival | 35.7535 126.8530 |  | 150 | 540 | 끝없는 황금 들녘의 가을. | Golden fields to the horizon. | 9,10 ~ 해마다 9월 말~10월 초 ~ late September to early October
naejangsan | leisure | 정읍시 | 내장산 단풍길 | Naejangsan Maple Path | 35.4915 126.8895 | 7-18 | 180 | 800 | 백여덟 그루 단풍 터널. | A tunnel of 108 maples.
gwanghallu | sight | 남원시 | 광한루원 | Gwanghalluwon Garden | 35.4030 127.3795 | 8-21 | 70 | 720 | 춘향이 오작교를 건넌 누각. | The pavilion and the bridge of Chunhyang.
chunhyang | festival | 남원시 | 춘향제 | Chunhyang Festival | 35.4045 127.3810 |  | 120 | 520 | 봄밤의 사랑 이야기. | A love story on spring nights. | 5 ~ 해마다 5월 무렵 ~ usually May
deogyusan | leisure | 무주군 | 덕유산 곤돌라 | Deogyusan Gondola | 35.8905 127.7360 | 9-16 | 150 | 720 | 향적봉의 상고대와 원추리. | Frost and day lilies on the ridge.
muju-resort | lodging | 무주군 | 무주덕유산리조트 | Muju Deogyusan Resort | 35.8915 127.7390 | always | 720 | 620 | 산 아래 눈과 숲의 숙소. | Snow and forest at the foot of the ridge.
firefly | festival | 무주군 | 무주반딧불축제 | Muju Firefly Festival | 36.0065 127.6610 |  | 120 | 540 | 반딧불이를 찾아가는 밤. | Nights in search of fireflies. | 8,9 ~ 해마다 8월 말~9월 초 ~ late August to early September
maisan | sight | 진안군 | 마이산 탑사 | Maisan Tapsa | 35.7585 127.4120 | 8-18 | 100 | 740 | 말 귀 봉우리 아래 돌탑들. | Towers of stones below two horse-ear peaks.
imsil-cheese | leisure | 임실군 | 임실치즈테마파크 | Imsil Cheese Theme Park | 35.6300 127.2980 | 9-18 !mon | 90 | 600 | 치즈를 늘이고 피자를 굽습니다. | Stretch cheese and bake a pizza.
gangcheonsan | course | 순창군 | 강천산 맨발산책로 | Gangcheonsan Barefoot Path | 35.4040 127.0670 | 7-18 | 120 | 620 | 폭포까지 이어지는 모랫길. | A sandy path to a waterfall.
sunchang-jang | shopping | 순창군 | 순창전통고추장민속마을 | Sunchang Gochujang Village | 35.3720 127.1200 | 9-18 | 60 | 500 | 항아리마다 고추장이 익는 마을. | A village where chilli paste ripens in jars.
seonunsa | sight | 고창군 | 선운사 | Seonunsa Temple | 35.4970 126.5780 | 6-18 | 100 | 680 | 봄 동백과 가을 꽃무릇. | Camellias in spring, red lilies in autumn.
gochang-green | sight | 고창군 | 학원농장 청보리밭 | Hagwon Farm Barley Fields | 35.3790 126.5520 | always | 80 | 620 | 사월의 보리, 가을의 메밀. | Barley in April, buckwheat in autumn.
chaeseokgang | sight | 부안군 | 채석강 | Chaeseokgang Cliffs | 35.6260 126.4670 |  | 70 | 700 | 책을 쌓은 듯한 바닷가 절벽. | Cliffs like piles of books. |  ~ 물이 빠졌을 때 걷습니다 ~ walk at low tide
`,
);
