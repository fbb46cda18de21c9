import { sampleOf } from './reading.ts';

/** A sample of Gyeongbuk, written for Madang. */
export const GYEONGBUK = sampleOf(
  '37',
  `
bulguksa | sight | 경주시 | 불국사 | Bulguksa Temple | 35.7900 129.3320 | 9-18 | 90 | 920 | 다보탑과 석가탑이 마주 선 신라의 절. | Two pagodas face each other in the great temple of Silla.
seokguram | sight | 경주시 | 석굴암 | Seokguram Grotto | 35.7948 129.3495 | 9-17:30 | 60 | 820 | 토함산 위 돌집의 부처. | A Buddha in a house of stone on the mountain.
daereungwon | sight | 경주시 | 대릉원과 천마총 | Daereungwon Tomb Complex | 35.8385 129.2115 | 9-22 | 70 | 880 | 도심에 솟은 둥근 왕릉들. | Round royal tombs in the middle of town.
cheomseongdae | sight | 경주시 | 첨성대 | Cheomseongdae Observatory | 35.8347 129.2190 | always | 40 | 840 | 별을 보던 돌탑과 꽃밭. | An old tower for the stars, flowers around it.
donggung | sight | 경주시 | 동궁과 월지 | Donggung Palace and Wolji Pond | 35.8347 129.2266 | 9-22 | 60 | 880 | 밤에 더 고운 연못의 전각. | Halls by a pond, best at night.
gyeongju-museum | culture | 경주시 | 국립경주박물관 | Gyeongju National Museum | 35.8295 129.2280 | 10-18 | 110 | 760 | 신라 금관과 성덕대왕신종. | Gold crowns, and the bell of King Seongdeok.
hwangnidan | food | 경주시 | 황리단길 | Hwangnidan-gil | 35.8378 129.2095 | 11-22 | 100 | 860 | 한옥을 고친 카페와 밥집. | Cafés and kitchens in old houses.
gyochon | food | 경주시 | 경주 교촌마을 | Gyeongju Gyochon Village | 35.8300 129.2150 | 9-18 | 70 | 660 | 최부자댁과 월정교, 교리김밥. | A rich man’s house, a covered bridge, and gimbap.
bomun | lodging | 경주시 | 보문관광단지 | Bomun Tourist Complex | 35.8420 129.2870 | always | 720 | 720 | 호수를 두른 호텔과 산책길. | Hotels and a path around a lake.
yangdong | lodging | 경주시 | 양동마을 | Yangdong Folk Village | 36.0030 129.2530 | 9-18 | 720 | 680 | 오백 년 이어 온 양반 마을. 민박이 있습니다. | A noble village of five centuries; some houses take guests.
gyeongju-world | leisure | 경주시 | 경주월드 | Gyeongju World | 35.8365 129.2820 | 10-19 | 240 | 620 | 아찔한 롤러코스터로 이름난 놀이공원. | A park known for its coasters.
hahoe | sight | 안동시 | 안동 하회마을 | Andong Hahoe Folk Village | 36.5390 128.5180 | 9-18 | 120 | 860 | 강이 돌아 나가는 탈춤의 마을. | A village in a bend of the river, home of the mask dance.
byeongsan-seowon | sight | 안동시 | 병산서원 | Byeongsan Seowon | 36.5410 128.5530 | 9-18 | 60 | 700 | 만대루에 앉아 보는 강과 절벽. | River and cliff from a long pavilion.
mask-festival | festival | 안동시 | 안동국제탈춤페스티벌 | Andong Mask Dance Festival | 36.5620 128.7300 |  | 150 | 660 | 온 세계 탈이 모이는 가을. | Masks of the world in autumn. | 9,10 ~ 해마다 9월 말~10월 초 ~ late September to early October
jjimdak-alley | food | 안동시 | 안동 찜닭골목 | Andong Jjimdak Alley | 36.5665 128.7290 | 10-21 | 60 | 720 | 간장에 졸인 닭과 당면. | Chicken braised with glass noodles.
woryeonggyo | course | 안동시 | 월영교 | Woryeonggyo Bridge | 36.5765 128.7590 | always | 60 | 680 | 물안개 피는 나무다리. | A long wooden bridge in the mist.
imha-gotaek | lodging | 안동시 | 안동 고택 숙소 | Andong Old House Stays | 36.5700 128.7780 | always | 720 | 580 | 종가의 사랑채에서 하룻밤. | A night in the guest wing of an old family.
buseoksa | sight | 영주시 | 부석사 | Buseoksa Temple | 36.9990 128.6870 | 6-19 | 90 | 760 | 무량수전 배흘림기둥 앞의 노을. | Swelling pillars, and ridge behind ridge at sunset.
sosu-seowon | culture | 영주시 | 소수서원과 선비촌 | Sosu Seowon and Seonbichon | 36.9255 128.5795 | 9-18 | 100 | 620 | 나라가 이름을 내린 첫 서원. | The first academy named by a king.
mungyeong-saejae | course | 문경시 | 문경새재 과거길 | Mungyeong Saejae Trail | 36.7600 128.0760 | always | 150 | 740 | 세 관문을 지나는 흙길. | An earthen path through three gates.
chasabal | festival | 문경시 | 문경찻사발축제 | Mungyeong Tea Bowl Festival | 36.7640 128.0780 |  | 100 | 480 | 가마에서 꺼낸 찻사발의 봄. | Tea bowls fresh from the kiln. | 4,5 ~ 해마다 4월 말~5월 초 ~ usually late April to early May
homigot | sight | 포항시 | 호미곶 | Homigot Cape | 36.0765 129.5665 | always | 60 | 760 | 바다에서 솟은 손의 해돋이. | A hand in the sea holds the sunrise.
guryongpo | course | 포항시 | 구룡포 일본인가옥거리 | Guryongpo Old Street | 35.9905 129.5600 | always | 70 | 640 | 계단 위에서 보는 옛 항구 거리. | An old harbour street below long steps.
jukdo-market | food | 포항시 | 죽도시장 | Jukdo Market | 36.0365 129.3680 | 6-21 | 80 | 720 | 과메기와 물회, 대게. | Dried herring, cold fish soup and crabs.
spacewalk | sight | 포항시 | 환호공원 스페이스워크 | Space Walk, Hwanho Park | 36.0650 129.3930 | 10-20 | 50 | 720 | 계단으로 된 롤러코스터를 걷습니다. | A roller coaster made of steps.
yeongdeok-crab | food | 영덕군 | 강구항 대게거리 | Ganggu Crab Street | 36.3605 129.3905 | 9-21 | 80 | 700 | 찜통에서 김이 오르는 대게. | Crabs from the steamer.
blue-road | course | 영덕군 | 영덕 블루로드 B코스 | Yeongdeok Blue Road, Course B | 36.4290 129.4350 | always | 240 | 580 | 파도를 옆에 끼고 걷는 길. | A path with the waves beside it.
juwangsan | leisure | 청송군 | 주왕산 용추폭포 | Juwangsan, Yongchu Falls | 36.3960 129.1460 | 5-17 | 180 | 680 | 바위 협곡 사이의 폭포. | A waterfall inside a gorge.
songso | lodging | 청송군 | 송소고택 | Songso Old House | 36.4100 129.0560 | always | 720 | 520 | 아흔아홉 칸 집에서 하룻밤. | A night in a house of 99 rooms.
uljin-seongnyu | sight | 울진군 | 성류굴 | Seongnyugul Cave | 36.9580 129.3800 | 9-18 !mon | 60 | 540 | 강가의 오래된 동굴. | An old cave by the river.
deokgu-spa | leisure | 울진군 | 덕구온천 | Deokgu Hot Springs | 37.0950 129.3170 | 9-19 | 120 | 520 | 저절로 솟는 온천 계곡. | A valley of springs that rise by themselves.
jikjisa | lodging | 김천시 | 직지사 템플스테이 | Jikjisa Temple Stay | 36.1165 128.0045 |  | 720 | 540 | 황악산 계곡의 큰 절. | A large temple in a valley.
geumosan | leisure | 구미시 | 금오산 케이블카 | Geumosan Cable Car | 36.1145 128.3205 | 9-18 | 100 | 540 | 폭포와 벼랑의 산으로. | To waterfalls and cliffs.
wine-tunnel | shopping | 청도군 | 청도 와인터널 | Cheongdo Wine Tunnel | 35.6690 128.6980 | 9:30-19 | 60 | 560 | 옛 기차굴의 감 와인. | Persimmon wine in a railway tunnel.
ulleung-dodong | course | 울릉군 | 행남해안산책로 | Haengnam Coastal Walk | 37.4850 130.9150 | always | 120 | 680 | 도동에서 등대까지 벼랑길. | Along the cliffs to a lighthouse.
nari-basin | leisure | 울릉군 | 나리분지 | Nari Basin | 37.5160 130.8700 | always | 120 | 600 | 화산이 남긴 평평한 숲. | A flat wood inside a volcano.
dokdo | sight | 울릉군 | 독도 | Dokdo | 37.2397 131.8698 |  | 30 | 780 | 울릉도에서 배로 갑니다. 파도가 허락하는 날에만 내립니다. | By ship from Ulleungdo; landing only when the sea allows.
`,
);
