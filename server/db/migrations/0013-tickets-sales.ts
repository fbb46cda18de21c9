import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Who holds, has bought, waits for and uses which seat. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  tickets_holds: `
    id varchar(16) not null primary key,
    round_id varchar(16) not null,
    account_id varchar(16) not null,
    kind varchar(10) not null check (kind in ('hold', 'offer', 'payment')),
    seats varchar(1000) not null,
    reservation_id varchar(16),
    expires_at bigint not null,
    cap_at bigint not null,
    next_at bigint not null,
    created_at bigint not null`,
  tickets_reservations: `
    id varchar(16) not null primary key,
    round_id varchar(16) not null,
    performance_id varchar(16) not null,
    account_id varchar(40) not null,
    status varchar(20) not null check (status in ('awaiting-payment', 'paid', 'cancelled', 'expired')),
    pay_with varchar(10) not null check (pay_with in ('wallet', 'gateway', 'box-office')),
    currency varchar(3) not null,
    items bigint not null check (items >= 0),
    coupon_discount bigint not null check (coupon_discount >= 0),
    total bigint not null,
    refunded bigint not null check (refunded >= 0),
    coupon_id varchar(40),
    transfer_id varchar(16),
    payment_id varchar(16),
    title varchar(400) not null,
    seat_lines longtext not null,
    steps int not null,
    clock bigint not null,
    created_at bigint not null,
    paid_at bigint,
    starts_at bigint not null,
    made_by varchar(16),
    note varchar(400),
    attention varchar(20),
    check (total = items - coupon_discount),
    check (refunded <= total)`,
  tickets_reservation_steps: `
    reservation_id varchar(16) not null,
    step_no int not null,
    at bigint not null,
    step varchar(40) not null,
    by_id varchar(40) not null,
    details varchar(2000) not null,
    primary key (reservation_id, step_no)`,
  tickets_tickets: `
    round_id varchar(16) not null,
    seat_no int not null,
    id varchar(20) not null,
    reservation_id varchar(16) not null,
    line_no int not null,
    account_id varchar(40) not null,
    serial int not null,
    status varchar(8) not null check (status in ('issued', 'used')),
    issued_at bigint not null,
    used_at bigint,
    used_by varchar(40),
    primary key (round_id, seat_no),
    unique (id)`,
  tickets_refunds: `
    id varchar(16) not null primary key,
    reservation_id varchar(16) not null,
    amount bigint not null check (amount > 0),
    cause varchar(20) not null,
    status varchar(12) not null check (status in ('requested', 'under-way', 'done', 'refused')),
    transfer_id varchar(16),
    payment_id varchar(16),
    attempts int not null,
    next_at bigint,
    created_at bigint not null,
    settled_at bigint`,
  tickets_waitlist: `
    round_id varchar(16) not null,
    account_id varchar(16) not null,
    id varchar(16) not null,
    quantity int not null check (quantity between 1 and 20),
    grades varchar(200),
    is_together int not null check (is_together in (0, 1)),
    status varchar(10) not null check (status in ('waiting', 'offered', 'taken', 'lapsed', 'left')),
    hold_id varchar(16),
    changed_at bigint not null,
    primary key (round_id, account_id)`,
  tickets_blocks: `
    round_id varchar(16) not null,
    seat_no int not null,
    reason varchar(400) not null,
    by_id varchar(16) not null,
    at bigint not null,
    primary key (round_id, seat_no)`,
  tickets_scans: `
    round_id varchar(16) not null,
    id varchar(40) not null,
    ticket_id varchar(20),
    seat_no int,
    outcome varchar(12) not null check (outcome in
      ('admitted', 'already-used', 'double-entry', 'outdated', 'wrong-round', 'invalid', 'undone')),
    let_in int not null check (let_in in (0, 1)),
    device varchar(40) not null,
    by_id varchar(40) not null,
    scanned_at bigint not null,
    at bigint not null,
    primary key (round_id, id)`,
};

const INDEXES = [
  'tickets_holds_next on tickets_holds (next_at)',
  'tickets_holds_round on tickets_holds (round_id, account_id)',
  'tickets_reservations_account on tickets_reservations (account_id, id)',
  'tickets_reservations_round on tickets_reservations (round_id, account_id)',
  'tickets_reservations_status on tickets_reservations (status, id)',
  'tickets_tickets_account on tickets_tickets (account_id, id)',
  'tickets_tickets_reservation on tickets_tickets (reservation_id)',
  'tickets_refunds_reservation on tickets_refunds (reservation_id)',
  'tickets_refunds_next on tickets_refunds (next_at)',
  'tickets_waitlist_turn on tickets_waitlist (round_id, status, id)',
  'tickets_waitlist_account on tickets_waitlist (account_id, id)',
  'tickets_scans_seat on tickets_scans (round_id, seat_no)',
  'tickets_scans_at on tickets_scans (round_id, at, id)',
];
