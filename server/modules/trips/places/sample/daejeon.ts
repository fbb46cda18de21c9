import { sampleOf } from './reading.ts';

/** A sample of Daejeon, written for Madang. */
export const DAEJEON = sampleOf(
  '25',
  `
sungsimdang | food | 중구 | 성심당 본점 | Sungsimdang Bakery | 36.3277 127.4273 | 8-22 | 50 | 900 | 튀김소보로를 사려고 줄을 서는 빵집. | The bakery that people queue at for fried crumble buns.
euneungjeongi | shopping | 중구 | 으능정이문화의거리 | Euneungjeongi Street | 36.3290 127.4275 | 11-22 | 70 | 640 | 하늘을 덮은 화면 아래의 번화가. | A shopping street under a sky of screens.
ppuri-park | leisure | 중구 | 뿌리공원 | Ppuri Park | 36.2860 127.3880 | 6-22 | 80 | 480 | 성씨 조형물이 늘어선 물가 공원. | A park by the water with a stone for each family name.
o-world | leisure | 중구 | 대전오월드 | Daejeon O-World | 36.2882 127.3990 | 9:30-18 | 240 | 640 | 동물원과 놀이동산, 꽃동산. | A zoo, rides and gardens in one.
expo-park | sight | 유성구 | 엑스포과학공원 한빛탑 | Expo Science Park, Hanbit Tower | 36.3765 127.3870 | 9:30-21:30 !mon | 70 | 640 | 1993년의 탑과 음악분수. | The tower of 1993 and a fountain with music.
science-museum | culture | 유성구 | 국립중앙과학관 | National Science Museum | 36.3759 127.3760 | 9:30-17:30 !mon | 150 | 720 | 하루가 모자란 과학관. | A science museum that fills a day.
yuseong-foot-spa | leisure | 유성구 | 유성온천 족욕체험장 | Yuseong Hot Spring Foot Bath | 36.3550 127.3437 | 10-20 !mon | 50 | 640 | 이팝나무 아래 따뜻한 물에 발을. | Warm water for tired feet under the trees.
yuseong-hotels | lodging | 유성구 | 유성온천 숙박거리 | Yuseong Hot Spring Hotels | 36.3540 127.3425 | always | 720 | 560 | 온천탕이 있는 호텔이 모였습니다. | Hotels with hot springs of their own.
science-festival | festival | 유성구 | 대전사이언스페스티벌 | Daejeon Science Festival | 36.3770 127.3850 |  | 150 | 520 | 과학 도시의 가을 잔치. | The autumn feast of the city of science. | 10 ~ 해마다 10월 무렵 ~ usually October
hanbat-arboretum | leisure | 서구 | 한밭수목원 | Hanbat Arboretum | 36.3665 127.3890 | 6-21 | 90 | 720 | 도심 한가운데의 넓은 정원. | Wide gardens in the middle of the city.
ungno-museum | culture | 서구 | 이응노미술관 | Ungno Lee Museum | 36.3665 127.3855 | 10-19 !mon | 60 | 500 | 문자로 그린 그림을 봅니다. | Pictures made of letters.
jangtaesan | sight | 서구 | 장태산자연휴양림 | Jangtaesan Recreation Forest | 36.2160 127.3400 | 9-18 | 100 | 680 | 메타세쿼이아 숲의 하늘길. | A walkway among very tall trees.
gyejoksan | course | 대덕구 | 계족산 황톳길 | Gyejoksan Red Clay Trail | 36.3970 127.4530 | always | 180 | 660 | 맨발로 걷는 황톳길 14킬로미터. | Fourteen kilometres of clay, to be walked barefoot.
jungang-market | food | 동구 | 대전 중앙시장 | Daejeon Jungang Market | 36.3285 127.4325 | 9-19 | 60 | 540 | 두부두루치기와 칼국수. | Spicy tofu and knife-cut noodles.
`,
);
