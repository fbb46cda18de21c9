import { sampleOf } from './reading.ts';

/** A sample of Sejong, written for Madang. */
export const SEJONG = sampleOf(
  '29',
  `
lake-park | leisure | 세종시 | 세종호수공원 | Sejong Lake Park | 36.5005 127.2700 | 5-23 | 80 | 680 | 다섯 섬이 떠 있는 넓은 호수. | A wide lake with five islands.
sejong-arboretum | leisure | 세종시 | 국립세종수목원 | Sejong National Arboretum | 36.4985 127.2870 | 9-18 !mon | 120 | 720 | 붓꽃을 닮은 사계절 온실. | Glasshouses in the shape of an iris.
rooftop-garden | sight | 세종시 | 정부세종청사 옥상정원 | Government Complex Rooftop Garden | 36.5040 127.2650 |  | 90 | 560 | 건물을 잇는 3.6킬로미터 옥상 정원. 때를 정해 엽니다. | A garden of 3.6 km on the roofs, open at set times.
presidential-archives | culture | 세종시 | 대통령기록관 | Presidential Archives | 36.4990 127.2660 | 10-18 !mon | 70 | 500 | 유리 상자 모양의 기록관. | An archive in the shape of a glass case.
national-library-sejong | culture | 세종시 | 국립세종도서관 | National Library of Korea, Sejong | 36.4975 127.2690 | 9-18 | 60 | 480 | 책장을 넘긴 듯한 지붕. | A roof like a turning page.
ieung-bridge | course | 세종시 | 금강보행교 이응다리 | Ieung Bridge | 36.4750 127.2790 | 6-23 | 60 | 620 | 강 위를 한 바퀴 도는 둥근 다리. | A round bridge to walk above the river.
jochiwon-market | food | 세종시 | 세종전통시장 | Sejong Traditional Market | 36.6015 127.2985 | 9-19 | 60 | 460 | 조치원의 파닭과 복숭아. | Chicken under spring onions, and peaches in summer.
bear-tree-park | leisure | 세종시 | 베어트리파크 | Bear Tree Park | 36.6710 127.2070 | 9-18 | 120 | 580 | 반달곰과 나무가 함께 사는 수목원. | Trees, and black bears among them.
peach-festival | festival | 세종시 | 조치원복숭아축제 | Jochiwon Peach Festival | 36.6050 127.2950 |  | 100 | 400 | 여름 복숭아를 맛보는 주말. | A weekend of summer peaches. | 7,8 ~ 해마다 7월 말~8월 초 ~ late July or early August
youngpyeongsa | lodging | 세종시 | 영평사 템플스테이 | Youngpyeongsa Temple Stay | 36.4790 127.2010 |  | 720 | 420 | 가을 구절초가 피는 장군산의 절. | A temple of white autumn asters.
`,
);
