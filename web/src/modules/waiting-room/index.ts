export { type Admission, clearAdmission, type RoomKind, useAdmission } from './admission.ts';
