import { sampleOf } from './reading.ts';

/** A sample of Busan, written for Madang. */
export const BUSAN = sampleOf(
  '21',
  `
haeundae-beach | sight | 해운대구 | 해운대해수욕장 | Haeundae Beach | 35.1587 129.1604 | always | 100 | 960 | 도시와 맞닿은 긴 모래사장. | A long beach with the city behind it.
blueline-park | leisure | 해운대구 | 해운대블루라인파크 | Haeundae Blueline Park | 35.1602 129.1721 | 9-18 | 80 | 870 | 옛 철길을 달리는 해변열차와 캡슐. | Trains and capsules on an old railway above the sea.
dongbaekseom | course | 해운대구 | 동백섬 해안산책로 | Dongbaekseom Coastal Walk | 35.1530 129.1519 | always | 60 | 700 | 동백나무 숲과 누리마루를 한 바퀴. | Once around the camellia headland.
the-bay-101 | food | 해운대구 | 더베이101 | The Bay 101 | 35.1565 129.1523 | 14-24 | 70 | 680 | 마린시티 야경을 보며 한 잔. | Drinks in front of the lit towers of Marine City.
busan-cinema-center | culture | 해운대구 | 영화의전당 | Busan Cinema Center | 35.1712 129.1270 | 9-21 | 80 | 620 | 빛나는 큰 지붕 아래의 극장. | Cinemas under a vast glowing roof.
biff | festival | 해운대구 | 부산국제영화제 | Busan International Film Festival | 35.1708 129.1275 |  | 180 | 780 | 아시아 영화가 모이는 열흘. | Ten days of films from Asia and beyond. | 9,10 ~ 해마다 9~10월, 해에 따라 다름 ~ in September or October
shinsegae-centum | shopping | 해운대구 | 신세계 센텀시티 | Shinsegae Centum City | 35.1688 129.1295 | 10:30-20 | 120 | 720 | 온천까지 있는 아주 큰 백화점. | A very large department store, with a spa in it.
paradise-busan | lodging | 해운대구 | 해운대 바닷가 호텔거리 | Haeundae Beach Hotels | 35.1602 129.1650 | always | 720 | 600 | 창밖이 바로 바다인 호텔들이 늘어섰습니다. | Hotels in a row, the sea before their windows.
gwangalli | sight | 수영구 | 광안리해수욕장 | Gwangalli Beach | 35.1532 129.1187 | always | 90 | 930 | 광안대교가 마주 보이는 해변. 토요일 밤에 드론이 납니다. | The beach before the bridge; drones fly on Saturday nights.
fireworks-busan | festival | 수영구 | 부산불꽃축제 | Busan Fireworks Festival | 35.1545 129.1195 |  | 150 | 760 | 광안대교 위로 쏟아지는 불꽃. | Fireworks above and from the bridge. | 11 ~ 해마다 11월의 토요일 하루 ~ one Saturday in November
millak-market | food | 수영구 | 민락회타운 | Millak Raw Fish Town | 35.1560 129.1250 | 10-23 | 80 | 600 | 회를 떠서 바닷가 돗자리로. | Raw fish to take to the shore.
oryukdo | sight | 남구 | 오륙도 스카이워크 | Oryukdo Skywalk | 35.1006 129.1243 | 9-18 | 50 | 720 | 바위섬 여섯을 내려다보는 유리길. | A path of glass above the cliffs and six rocks.
igidae | course | 남구 | 이기대 해안산책로 | Igidae Coastal Trail | 35.1152 129.1237 | always | 150 | 660 | 오륙도에서 동생말까지 절벽을 따라 걷습니다. | Along the cliffs from the rocks to the bay.
un-cemetery | culture | 남구 | 재한유엔기념공원 | UN Memorial Cemetery | 35.1281 129.0974 | 9-17 | 60 | 480 | 세계에 하나뿐인 유엔 묘지. | The only cemetery of the United Nations.
gamcheon | sight | 사하구 | 감천문화마을 | Gamcheon Culture Village | 35.0975 129.0106 | 9-18 | 100 | 900 | 비탈에 층층이 쌓인 색색의 집. | Painted houses in steps up a hillside.
dadaepo | sight | 사하구 | 다대포해수욕장 | Dadaepo Beach | 35.0468 128.9655 | always | 80 | 640 | 낙조와 갯벌, 큰 분수. | Sunsets, mud flats and a great fountain.
jagalchi | food | 중구 | 자갈치시장 | Jagalchi Market | 35.0966 129.0305 | 5-22 | 80 | 890 | 부산 사투리가 넘치는 수산시장. | The fish market, loud and fresh.
gukje-market | shopping | 중구 | 국제시장 | Gukje Market | 35.1013 129.0283 | 9-20 | 80 | 780 | 피란민이 일군 시장. 옆 부평깡통시장은 밤에도 엽니다. | A market begun by refugees; its neighbour opens at night.
biff-square | food | 중구 | BIFF광장 먹거리골목 | BIFF Square | 35.0987 129.0279 | 10-22 | 60 | 740 | 씨앗호떡을 먹으며 배우들의 손도장을 봅니다. | Seed pancakes among the handprints of actors.
yongdusan | sight | 중구 | 용두산공원과 부산타워 | Yongdusan Park and Busan Tower | 35.1007 129.0323 | 10-22 | 60 | 660 | 항구가 내려다보이는 언덕과 탑. | A hill with a tower above the harbour.
huinnyeoul | sight | 영도구 | 흰여울문화마을 | Huinnyeoul Culture Village | 35.0787 129.0450 | always | 80 | 800 | 바다 절벽 위의 흰 골목. | White lanes above the sea.
taejongdae | sight | 영도구 | 태종대 | Taejongdae | 35.0532 129.0870 | 5-24 | 120 | 840 | 등대와 신선바위가 있는 절벽. | Cliffs, a lighthouse and flat rocks by the waves.
maritime-museum | culture | 영도구 | 국립해양박물관 | Korea National Maritime Museum | 35.0784 129.0803 | 9-18 !mon | 90 | 560 | 바다의 모든 것과 큰 수조. | All about the sea, with a large tank.
choryang-ibagu | course | 동구 | 초량이바구길 | Choryang Ibagu-gil | 35.1178 129.0355 | always | 90 | 520 | 168계단을 오르는 산복도로 이야기길. | Up 168 steps into the stories of the hillside roads.
seomyeon | food | 부산진구 | 서면 먹자골목 | Seomyeon Food Alley | 35.1560 129.0590 | 11-24 | 80 | 660 | 돼지국밥과 포장마차의 밤. | Pork soup with rice, and stalls at night.
beomeosa | lodging | 금정구 | 범어사 템플스테이 | Beomeosa Temple Stay | 35.2839 129.0682 |  | 720 | 680 | 금정산 등나무 숲 곁의 큰 절. | A large temple on Geumjeongsan beside a wood of wisteria.
dongnae-pajeon | food | 동래구 | 동래파전골목 | Dongnae Pajeon Alley | 35.2046 129.0855 | 11-21 | 60 | 500 | 쪽파와 해물이 두툼한 파전. | Thick pancakes of spring onions and seafood.
haedong-yonggungsa | sight | 기장군 | 해동용궁사 | Haedong Yonggungsa Temple | 35.1884 129.2233 | 4:30-19:30 | 80 | 890 | 파도가 부딪히는 바위 위의 절. | A temple on rocks beaten by waves.
ananti-cove | lodging | 기장군 | 기장 오시리아 리조트 | Osiria Resort Coast | 35.1985 129.2270 | always | 720 | 640 | 바닷가 산책길이 이어지는 리조트 마을. | Resorts along a coastal path.
`,
);
