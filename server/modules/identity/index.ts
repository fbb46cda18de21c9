export { IdentityVerified, Provider } from './schemas.ts';
