export {
  type Admission,
  admissionTo,
  clearAdmission,
  clearToken,
  type RoomKind,
  useAdmission,
} from './admission.ts';
export { AdmissionLeft, RoomGate } from './gate.tsx';
