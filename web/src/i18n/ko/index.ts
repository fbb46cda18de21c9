import { accounts } from './accounts.ts';
import { admin } from './admin.ts';
import { common } from './common.ts';
import { coupons } from './coupons.ts';
import { design } from './design.ts';
import { errors } from './errors.ts';
import { home } from './home.ts';
import { pay } from './pay.ts';
import { shell } from './shell.ts';

export const ko = { common, shell, errors, home, accounts, pay, coupons, admin, design };
