import { sampleOf } from './reading.ts';

/** A sample of Incheon, written for Madang. */
export const INCHEON = sampleOf(
  '23',
  `
chinatown-incheon | food | 중구 | 인천 차이나타운 | Incheon Chinatown | 37.4755 126.6180 | 10-21 | 80 | 850 | 짜장면이 태어난 언덕길. | The hill on which noodles in black sauce were born.
songwol-dong | sight | 중구 | 송월동 동화마을 | Songwol-dong Fairy Tale Village | 37.4780 126.6205 | always | 60 | 640 | 골목 가득 동화 그림. | Fairy tales painted on every wall.
open-port | course | 중구 | 개항장 거리 | Incheon Open Port Street | 37.4733 126.6210 | always | 90 | 700 | 옛 은행과 창고가 남은 개항기의 거리. | Banks and warehouses of the first open port.
wolmido | leisure | 중구 | 월미도 문화의거리 | Wolmido | 37.4756 126.5977 | always | 90 | 740 | 바다 앞의 작은 놀이공원과 모노레일. | Small rides and a monorail by the sea.
sinpo-market | food | 중구 | 신포국제시장 | Sinpo Market | 37.4712 126.6270 | 10-20 | 60 | 720 | 닭강정과 쫄면의 시장. | Sweet fried chicken and chewy noodles.
eurwangni | sight | 중구 | 을왕리해수욕장 | Eurwangni Beach | 37.4475 126.3725 | always | 80 | 700 | 공항 가까운 노을 해변. | A beach of sunsets near the airport.
paradise-city | lodging | 중구 | 영종도 공항 리조트 | Yeongjong Airport Resorts | 37.4372 126.4560 | always | 720 | 620 | 비행기를 타기 전날 쉬어 가는 예술 리조트. | Resorts full of art, for the night before a flight.
songdo-central | leisure | 연수구 | 송도센트럴파크 | Songdo Central Park | 37.3925 126.6388 | always | 90 | 800 | 바닷물이 흐르는 공원에서 배를 탑니다. | Boats on sea water between towers.
tri-bowl | culture | 연수구 | 트라이보울 | Tri-Bowl | 37.3988 126.6345 | 13-17:30 !mon | 40 | 500 | 그릇 셋을 엎은 듯한 공연장. | A concert hall like three bowls.
songdo-outlet | shopping | 연수구 | 송도 프리미엄아울렛 | Songdo Premium Outlets | 37.3817 126.6560 | 10:30-21 | 120 | 620 | 물길 옆의 큰 아울렛. | A large outlet by the canal.
pentaport | festival | 연수구 | 인천펜타포트 락 페스티벌 | Incheon Pentaport Rock Festival | 37.4063 126.6330 |  | 300 | 640 | 한여름 사흘의 록. | Three days of rock in high summer. | 8 ~ 해마다 8월 초 ~ usually early August
sorae-port | food | 남동구 | 소래포구 종합어시장 | Sorae Fish Market | 37.4005 126.7330 | 9-21 | 80 | 680 | 협궤 철교 옆의 젓갈과 꽃게. | Crabs and salted fish beside an old railway bridge.
incheon-grand-park | leisure | 남동구 | 인천대공원 | Incheon Grand Park | 37.4600 126.7530 | 5-23 | 100 | 600 | 메타세쿼이아 길과 호수. | A lake and an avenue of tall trees.
bupyeong-underground | shopping | 부평구 | 부평지하상가 | Bupyeong Underground Shopping Center | 37.4895 126.7240 | 10-22 | 80 | 560 | 길을 잃기 좋은 땅속 상가. | A maze of shops below the ground.
ara-waterway | course | 계양구 | 경인아라뱃길 | Gyeongin Ara Waterway | 37.5680 126.7420 | always | 120 | 560 | 서해까지 이어진 자전거길. | A cycle path along the canal to the sea.
jeondeungsa | lodging | 강화군 | 전등사 템플스테이 | Jeondeungsa Temple Stay | 37.6317 126.4845 |  | 720 | 660 | 정족산성 안의 오래된 절. | An old temple inside a fortress.
ganghwa-dolmen | sight | 강화군 | 강화 고인돌 | Ganghwa Dolmen | 37.7730 126.4370 | always | 40 | 620 | 두 굄돌이 받친 큰 탁자식 고인돌. | A great table of stone on two legs.
ganghwa-goryeo | culture | 강화군 | 강화역사박물관 | Ganghwa History Museum | 37.7740 126.4358 | 9-18 !mon | 70 | 460 | 섬에 새겨진 고려와 조선. | Goryeo and Joseon on an island.
bomunsa | sight | 강화군 | 석모도 보문사 | Bomunsa Temple | 37.6890 126.3220 | 7-18 | 90 | 600 | 눈썹바위 마애불까지 오르는 계단. | Steps up to a Buddha carved in the cliff.
luge-ganghwa | leisure | 강화군 | 강화 씨사이드 루지 | Ganghwa Seaside Luge | 37.6120 126.4920 | 10-18 | 90 | 600 | 바다를 보며 내려오는 루지. | Luge runs in view of the sea.
baengnyeong-dumujin | sight | 옹진군 | 백령도 두무진 | Dumujin, Baengnyeongdo | 37.9745 124.6190 | always | 90 | 560 | 서해 끝 절벽과 물범의 섬. | Cliffs and seals at the western end of the country.
`,
);
