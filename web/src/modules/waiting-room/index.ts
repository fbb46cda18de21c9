export {
  admissionTo,
  clearAdmission,
  clearToken,
  useAdmission,
} from './admission.ts';
export { AdmissionLeft, RoomGate } from './gate.tsx';
