import { sampleOf } from './reading.ts';

/** A sample of Ulsan, written for Madang. */
export const ULSAN = sampleOf(
  '26',
  `
taehwa-bamboo | leisure | 중구 | 태화강 국가정원 십리대숲 | Taehwagang National Garden | 35.5485 129.2960 | always | 100 | 820 | 강을 따라 이어지는 대나무 숲. 밤에는 은하수길이 켜집니다. | A bamboo wood along the river, lit like a galaxy at night.
ulsan-art-museum | culture | 중구 | 울산시립미술관 | Ulsan Art Museum | 35.5560 129.3215 | 10-18 !mon | 70 | 500 | 미디어아트 전용관이 있는 미술관. | A museum with a hall for moving pictures.
seongnam-market | food | 중구 | 울산 중앙전통시장 | Ulsan Jungang Market | 35.5545 129.3205 | 10-20 | 60 | 440 | 곰장어 골목이 있는 시장. | A market with an alley of grilled hagfish.
jangsaengpo | culture | 남구 | 장생포고래박물관 | Jangsaengpo Whale Museum | 35.5045 129.3820 | 9-18 !mon | 90 | 640 | 고래잡이 항구의 기억과 생태. | Whales, and the harbour that hunted them.
whale-festival | festival | 남구 | 울산고래축제 | Ulsan Whale Festival | 35.5050 129.3810 |  | 150 | 520 | 장생포에서 여는 고래 잔치. | A feast of whales at Jangsaengpo. | 9 ~ 해마다 9월 말 무렵 ~ usually late September
ulsan-grand-park | leisure | 남구 | 울산대공원 | Ulsan Grand Park | 35.5325 129.2925 | 5-23 | 100 | 600 | 장미원과 호수가 있는 큰 공원. | A large park with roses and ponds.
daewangam | sight | 동구 | 대왕암공원 | Daewangam Park | 35.4925 129.4400 | always | 100 | 840 | 솔숲 끝 바위섬과 출렁다리. | Rocks at the end of a pine wood, and a swinging bridge.
ilsan-beach | sight | 동구 | 일산해수욕장 | Ilsan Beach | 35.4970 129.4300 | always | 60 | 560 | 도심 가까운 초승달 해변. | A crescent of sand near the city.
jujeon | course | 동구 | 주전 몽돌해변길 | Jujeon Pebble Beach Road | 35.5550 129.4500 | always | 60 | 540 | 몽돌 구르는 소리를 따라 걷습니다. | Along pebbles that sing in the waves.
gangdong-resort | lodging | 북구 | 강동 바닷가 숙소거리 | Gangdong Seaside Stays | 35.6080 129.4400 | always | 720 | 440 | 해 뜨는 바다 앞의 숙소들. | Places to stay before the sunrise.
ganjeolgot | sight | 울주군 | 간절곶 | Ganjeolgot Cape | 35.3590 129.3605 | always | 60 | 760 | 뭍에서 해가 일찍 뜨는 곶과 큰 우체통. | The cape of early sunrises, with a giant post box.
bangudae | culture | 울주군 | 반구대 암각화와 박물관 | Bangudae Petroglyphs | 35.6048 129.1780 | 9-18 !mon | 90 | 640 | 바위에 새긴 고래와 사람. | Whales and people carved in rock.
yeongnam-alps | course | 울주군 | 영남알프스 간월재 | Yeongnam Alps, Ganwoljae | 35.5480 129.0440 | always | 240 | 740 | 억새가 물결치는 고개. | A pass of waving silver grass.
eonyang-bulgogi | food | 울주군 | 언양불고기거리 | Eonyang Bulgogi Street | 35.5680 129.1250 | 10-21 | 70 | 640 | 석쇠에 구운 언양식 불고기. | Beef grilled on wire, the way of Eonyang.
seoknamsa | lodging | 울주군 | 석남사 템플스테이 | Seoknamsa Temple Stay | 35.6180 129.0460 |  | 720 | 500 | 가지산 계곡 곁 비구니 스님들의 절. | A temple of nuns beside a mountain stream.
`,
);
