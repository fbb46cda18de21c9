import { sampleOf } from './reading.ts';

/** A sample of Daegu, written for Madang. */
export const DAEGU = sampleOf(
  '22',
  `
modern-alley | course | 중구 | 대구 근대골목 | Daegu Modern History Streets | 35.8686 128.5865 | always | 120 | 780 | 청라언덕에서 계산성당, 약령시로 이어지는 골목 걷기. | From the missionaries’ hill past the cathedral to the herb market.
kim-gwangseok | sight | 중구 | 김광석다시그리기길 | Kim Gwang-seok Street | 35.8601 128.6063 | always | 60 | 760 | 노래와 벽화가 흐르는 방천시장 옆길. | Songs and murals beside a small market.
seomun-market | food | 중구 | 서문시장 | Seomun Market | 35.8694 128.5803 | 9-18 fri,sat,sun=9-23 | 90 | 820 | 칼국수와 납작만두. 주말에는 야시장이 섭니다. | Knife-cut noodles and flat dumplings; a night market at weekends.
dongseong-ro | shopping | 중구 | 동성로 | Dongseong-ro | 35.8695 128.5956 | 11-22 | 90 | 720 | 대구의 한가운데 쇼핑 거리. | The shopping streets in the middle of Daegu.
yangnyeongsi | culture | 중구 | 대구약령시 한의약박물관 | Daegu Yangnyeongsi Museum | 35.8684 128.5912 | 9-18 !mon | 50 | 480 | 삼백 년 넘은 약재 시장의 박물관. | A museum of a herb market more than 300 years old.
chimac | festival | 달서구 | 대구치맥페스티벌 | Daegu Chimac Festival | 35.8290 128.5586 | 12-23 | 150 | 720 | 두류공원에서 닭과 맥주로 여는 여름. | Chicken and beer in Duryu Park. | 7,8 ~ 해마다 여름, 7~8월 무렵 ~ in July or August
e-world | leisure | 달서구 | 이월드와 83타워 | E-World and 83 Tower | 35.8535 128.5640 | 10-21 | 240 | 740 | 벚꽃과 불빛의 놀이공원. | An amusement park of blossoms and lights.
duryu-park | leisure | 달서구 | 두류공원 | Duryu Park | 35.8484 128.5580 | always | 80 | 500 | 성당못과 숲길이 있는 시민의 공원. | A park with a pond and paths in the wood.
apsan | sight | 남구 | 앞산전망대 | Apsan Observatory | 35.8263 128.5797 | always | 90 | 730 | 도시의 불빛을 한눈에. 케이블카로 오릅니다. | All the lights of the city, reached by cable car.
anjirang | food | 남구 | 안지랑 곱창골목 | Anjirang Gopchang Alley | 35.8348 128.5735 | 14-26 | 80 | 600 | 연탄불에 굽는 곱창 골목. | An alley of tripe on coal fires.
suseongmot | sight | 수성구 | 수성못 | Suseongmot Lake | 35.8275 128.6170 | always | 70 | 680 | 오리배와 벚꽃, 여름 음악분수. | Swan boats, blossoms and a fountain in summer.
daegu-art-museum | culture | 수성구 | 대구미술관 | Daegu Art Museum | 35.8277 128.6742 | 10-18 !mon | 90 | 540 | 산자락의 환한 미술관. | A bright museum at the foot of the hills.
donghwasa | lodging | 동구 | 동화사 템플스테이 | Donghwasa Temple Stay | 35.9935 128.7044 |  | 720 | 620 | 팔공산의 큰 절에서 하룻밤. | A night in the great temple of Palgongsan.
palgongsan-cable | leisure | 동구 | 팔공산케이블카 | Palgongsan Cable Car | 35.9950 128.6940 | 9:30-17:30 !mon | 80 | 560 | 능선이 펼쳐지는 하늘길. | Up to the ridge by cable car.
dodong-seowon | sight | 달성군 | 도동서원 | Dodong Seowon | 35.7017 128.3717 | 9-18 !mon | 60 | 480 | 사백 년 은행나무가 선 강가의 서원. | An academy by the river below a very old ginkgo.
biseulsan | festival | 달성군 | 비슬산 참꽃문화제 | Biseulsan Azalea Festival | 35.6996 128.5200 |  | 150 | 480 | 산마루를 덮는 진달래. | Azaleas all over the ridge. | 4 ~ 해마다 4월 중순 무렵 ~ usually mid-April
sayuwon | leisure | 군위군 | 사유원 | Sayuwon Garden | 36.1230 128.6390 | 9-17 !mon | 150 | 520 | 나무와 건축을 걷는 산지 정원. 예약하고 갑니다. | A mountain garden of trees and architecture; by reservation.
hwabon-station | sight | 군위군 | 화본역 | Hwabon Station | 36.1270 128.7600 | 9-18 | 50 | 500 | 급수탑이 남은 작은 간이역. | A small country station with its old water tower.
`,
);
