import { sampleOf } from './reading.ts';

/** A sample of Jeju, written for Madang. */
export const JEJU = sampleOf(
  '39',
  `
seongsan | sight | 서귀포시 | 성산일출봉 | Seongsan Ilchulbong | 33.4581 126.9425 | 7-20 | 90 | 970 | 바다에서 솟은 분화구의 해돋이. | A crater in the sea, and its sunrise.
hallasan-seongpanak | leisure | 제주시 | 한라산 성판악 탐방로 | Hallasan, Seongpanak Trail | 33.3848 126.6200 | 6-12 | 480 | 860 | 백록담까지 오르는 하루. 예약하고 갑니다. | A day up to the crater lake; by reservation.
hallasan-yeongsil | course | 서귀포시 | 한라산 영실 탐방로 | Hallasan, Yeongsil Trail | 33.3530 126.4960 | 6-14 | 240 | 760 | 기암과 선작지왓 꽃밭의 길. | Strange rocks, and a high moor of azaleas.
manjanggul | sight | 제주시 | 만장굴 | Manjanggul Lava Tube | 33.5283 126.7716 | 9-18 | 60 | 760 | 용암이 지나간 굴. 닫는 때가 있으니 확인하고 갑니다. | A tube left by lava; check whether it is open.
hyeopjae | sight | 제주시 | 협재해수욕장 | Hyeopjae Beach | 33.3940 126.2395 | always | 90 | 880 | 비양도가 보이는 옥빛 바다. | Jade water before a small island.
hamdeok | sight | 제주시 | 함덕해수욕장 | Hamdeok Beach | 33.5431 126.6692 | always | 90 | 840 | 얕고 맑은 바다와 서우봉. | Clear shallow water below a hill.
woljeong | sight | 제주시 | 월정리해변 | Woljeong-ri Beach | 33.5560 126.7960 | always | 70 | 760 | 카페가 늘어선 하얀 모래. | White sand and a row of cafés.
dongmun | food | 제주시 | 동문재래시장 | Dongmun Market | 33.5125 126.5280 | 8-21 | 80 | 880 | 고기국수와 오메기떡, 야시장. | Pork noodles, millet cakes and a night market.
black-pork | food | 제주시 | 제주 흑돼지거리 | Jeju Black Pork Street | 33.5145 126.5260 | 11-23 | 80 | 740 | 연탄불에 굽는 두툼한 흑돼지. | Thick black pork over coals.
yongduam | sight | 제주시 | 용두암 | Yongduam Rock | 33.5162 126.5119 | always | 30 | 640 | 용머리를 닮은 검은 바위. | A black rock like a dragon’s head.
jeju-museum | culture | 제주시 | 국립제주박물관 | Jeju National Museum | 33.5135 126.5490 | 9-18 !mon | 70 | 540 | 섬의 역사와 표류기. | The island’s story, and those who drifted ashore.
saryeoni | course | 제주시 | 사려니숲길 | Saryeoni Forest Path | 33.4070 126.6430 | 9-17 | 120 | 760 | 삼나무와 붉은 흙길. | Cedars and red earth.
aewol-cafe | food | 제주시 | 애월 한담해안 | Aewol Handam Coast | 33.4625 126.3095 | always | 80 | 800 | 에메랄드 바다 옆 카페와 산책길. | Cafés and a path by an emerald sea.
saebyeol | leisure | 제주시 | 새별오름 | Saebyeol Oreum | 33.3665 126.3575 | always | 70 | 700 | 억새가 덮은 둥근 오름. | A round hill of silver grass.
fire-festival | festival | 제주시 | 제주들불축제 | Jeju Fire Festival | 33.3660 126.3590 |  | 150 | 620 | 새봄을 여는 오름의 축제. | A hill welcomes spring. | 3 ~ 해마다 3월 무렵 ~ usually March
udo | sight | 제주시 | 우도 | Udo Island | 33.5040 126.9530 | always | 240 | 860 | 자전거로 도는 산호 모래의 섬. | An island of coral sand, for a day by bicycle.
bijarim | leisure | 제주시 | 비자림 | Bijarim Forest | 33.4905 126.8110 | 9-18 | 70 | 760 | 오백 년 넘은 비자나무 숲. | A wood of nutmeg yews, centuries old.
jeju-stay | lodging | 제주시 | 애월 돌집 숙소마을 | Aewol Stone House Stays | 33.4680 126.3300 | always | 720 | 620 | 밭담 사이 돌집에서 하룻밤. | Nights in stone houses between field walls.
folk-oiljang | shopping | 제주시 | 제주민속오일시장 | Jeju Five-Day Market | 33.4960 126.4750 | 8-18 | 80 | 640 | 2와 7이 든 날에 서는 큰 장. | A great fair on days with a 2 or a 7. |  ~ 끝자리가 2와 7인 날 ~ on days that end in 2 or 7
jeongbang | sight | 서귀포시 | 정방폭포 | Jeongbang Waterfall | 33.2448 126.5718 | 9-18 | 50 | 720 | 바다로 바로 떨어지는 폭포. | A waterfall into the sea.
cheonjiyeon | sight | 서귀포시 | 천지연폭포 | Cheonjiyeon Waterfall | 33.2470 126.5545 | 9-22 | 60 | 740 | 밤에도 걷는 숲길 끝의 폭포. | A waterfall at the end of a wood, open at night.
jusangjeolli | sight | 서귀포시 | 대포 주상절리 | Daepo Jusangjeolli Cliff | 33.2378 126.4250 | 9-18 | 40 | 760 | 육각 돌기둥의 해안. | Columns of black stone by the sea.
olle-7 | course | 서귀포시 | 제주올레 7코스 | Jeju Olle Trail, Route 7 | 33.2415 126.5460 | always | 300 | 760 | 외돌개를 지나 바다를 끼고 걷습니다. | Past a lone rock and along the sea.
seogwipo-olle-market | food | 서귀포시 | 서귀포매일올레시장 | Seogwipo Maeil Olle Market | 33.2500 126.5635 | 7-21 | 70 | 800 | 흑돼지 꼬치와 마늘치킨, 귤. | Pork skewers, garlic chicken and tangerines.
osulloc | culture | 서귀포시 | 오설록 티뮤지엄 | Osulloc Tea Museum | 33.3059 126.2895 | 9-18 | 70 | 800 | 녹차밭 옆의 차 박물관. | A museum of tea beside its fields.
jungmun-resort | lodging | 서귀포시 | 중문관광단지 | Jungmun Resort Complex | 33.2480 126.4110 | always | 720 | 760 | 바다 앞 호텔과 정원. | Hotels and gardens before the sea.
camellia-hill | leisure | 서귀포시 | 카멜리아힐 | Camellia Hill | 33.2895 126.3700 | 8:30-18 | 90 | 720 | 겨울 동백과 여름 수국. | Camellias in winter, hydrangeas in summer.
bonte | culture | 서귀포시 | 본태박물관 | Bonte Museum | 33.3050 126.3950 | 10-18 | 80 | 580 | 콘크리트와 물의 미술관. | A museum of concrete and water.
aqua-jeju | culture | 서귀포시 | 아쿠아플라넷 제주 | Aqua Planet Jeju | 33.4330 126.9280 | 9:30-18 | 120 | 700 | 섭지코지 곁의 큰 수조. | A great tank near a headland.
seopjikoji | sight | 서귀포시 | 섭지코지 | Seopjikoji | 33.4240 126.9310 | always | 70 | 740 | 유채와 등대의 바닷가 언덕. | Rapeseed and a lighthouse above the sea.
yongmeori | sight | 서귀포시 | 용머리해안과 산방산 | Yongmeori Coast and Sanbangsan | 33.2330 126.3145 | 9-17 | 70 | 740 | 켜켜이 쌓인 바위 물결. 물때에 따라 닫습니다. | Waves of layered rock; closed when the sea is high.
canola-festival | festival | 서귀포시 | 서귀포유채꽃축제 | Seogwipo Canola Flower Festival | 33.3910 126.7330 |  | 120 | 580 | 벚꽃과 유채가 나란한 녹산로. | Cherry and rapeseed along one road. | 3,4 ~ 해마다 3월 말~4월 초 ~ usually late March to early April
gapado | course | 서귀포시 | 가파도 청보리길 | Gapado Barley Path | 33.1700 126.2720 | always | 120 | 640 | 낮고 푸른 보리의 섬. | A low island of green barley.
`,
);
