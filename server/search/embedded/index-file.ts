import type { DocumentKey, SearchDocument } from '../document.ts';
import type { IndexChanges } from '../port.ts';
import { Connection } from './connection.ts';
import { createTables, hasThisLayout, meta, prepareWriter, setMeta } from './layout.ts';
import { firstSlot, isAmongSlots, lastSlot, nextHour } from './place.ts';
import { documentOf, type Entry, facetsText, shownOf, withCleanFacets } from './stored.ts';
import { type Forms, formsOf, termsOf } from './terms.ts';
import { WrongLayout } from './thread-side.ts';
import { Vocabulary } from './vocabulary.ts';

/** Pages of the full-text table that one step of tidying moves: some milliseconds. */
const TIDY_PAGES = 200;
/** What was deleted so many events ago is not brought back by an older change any more. */
const REMEMBERED = 1_000_000;

interface FulltextChange {
  readonly id: number;
  readonly isDelete: boolean;
  readonly terms: string;
}
type EntryRow = Omit<Entry, 'kind'> & { readonly sequence: number };

/** An index's file, as the one thread that writes it sees it. */
export class IndexFile {
  readonly #connection: Connection;
  readonly #vocabulary: Vocabulary;
  readonly #erases: boolean;
  /** Hours that are full: where the next slot was found. */
  readonly #full = new Map<number, number>();
  #changes: FulltextChange[] = [];

  /** @param erases what is deleted is overwritten on the disk. @throws when the file is none of this layout */
  constructor(path: string, erases: boolean) {
    this.#connection = new Connection(path, false);
    try {
      createTables(this.#connection, erases);
      if (!hasThisLayout(this.#connection)) throw new WrongLayout(path);
      prepareWriter(this.#connection, erases);
    } catch (error) {
      this.#connection.close();
      throw error;
    }
    this.#vocabulary = new Vocabulary(this.#connection);
    this.#erases = erases;
  }

  /** The sequence up to which events are in it; null before the first change. */
  get position(): number | null {
    return meta(this.#connection, 'position');
  }

  /**
   * Writes changes in one transaction, with the position behind them.
   * @param isRebuild the first of such changes says where following begins; the later ones say nothing of what
   *   happened to documents before them
   */
  apply({ upserts, deletes, sequence }: IndexChanges, isRebuild: boolean): void {
    this.#connection.transaction('begin immediate', () => {
      this.#changes = [];
      this.#vocabulary.reset();
      for (const key of deletes) this.#delete(key, sequence);
      for (const document of upserts) this.#upsert(withCleanFacets(document), sequence);
      this.#writeFulltext();
      this.#vocabulary.write();
      if (deletes.length > 0) this.#forgetGone(sequence);
      const { position } = this;
      const isNews = position === null || (!isRebuild && sequence > position);
      if (isNews) setMeta(this.#connection, 'position', sequence);
    });
    // What was erased in the file still stands in the log before it.
    if (this.#erases && this.#changes.some(({ isDelete }) => isDelete)) this.#emptyLog();
  }

  /** One step of bringing the full-text table into few segments. @returns whether there is more to do */
  tidy(isFirst: boolean): boolean {
    const changes = () => this.#connection.get<{ n: number }>('select total_changes() as n')!.n;
    const before = changes();
    // A negative number begins a merge of everything; the following ones go on with it.
    this.#connection.run(
      `insert into fulltext (fulltext, rank) values ('merge', ?)`,
      isFirst ? -TIDY_PAGES : TIDY_PAGES,
    );
    return changes() - before >= 2;
  }

  /** Brings everything into the file itself, so that it can stand alone. */
  settle(): void {
    this.#connection.exec('pragma optimize');
    this.#emptyLog();
  }

  close(): void {
    this.#connection.close();
  }

  #emptyLog(): void {
    this.#connection.get('pragma wal_checkpoint(truncate)');
  }

  #upsert(document: SearchDocument, sequence: number): void {
    const kind = this.#kindNo(document.kind);
    const before = this.#find(kind, document.id);
    if (before !== undefined && before.sequence > sequence) return;
    if (before === undefined && this.#isGone(kind, document.id, sequence)) return;
    const old = before && this.#readOld(before, document.kind);
    const forms = formsOf(document);
    const terms = termsOf(document, forms);
    const first = firstSlot(document.popularity, document.at);
    const stays = before !== undefined && isAmongSlots(before.id, first);
    const id = stays ? before.id : this.#freeSlot(first);
    if (before && !stays) this.#removeRows(before.id);
    if (old?.terms !== terms || !stays) {
      if (before && old) this.#changes.push({ id: before.id, isDelete: true, terms: old.terms });
      this.#changes.push({ id, isDelete: false, terms });
    }
    this.#vocabulary.replace(old?.document.title, document.title);
    this.#writeRows(id, kind, document, forms, sequence);
  }

  #writeRows(id: number, kind: number, document: SearchDocument, forms: Forms, sequence: number): void {
    this.#connection.run(
      `insert or replace into entries (id, kind, document, sequence, at, price, facets) values (?, ?, ?, ?, ?, ?, ?)`,
      id,
      kind,
      document.id,
      sequence,
      document.at,
      document.price,
      facetsText(document.facets),
    );
    this.#connection.run(
      `insert or replace into texts (id, title, text, shown) values (?, ?, ?, ?)`,
      id,
      forms.title,
      forms.text,
      shownOf(document),
    );
    this.#connection.run(`delete from gone where kind = ? and document = ?`, kind, document.id);
  }

  #delete(key: DocumentKey, sequence: number): void {
    const kind = this.#kindNo(key.kind);
    const before = this.#find(kind, key.id);
    if (before !== undefined && before.sequence > sequence) return;
    this.#connection.run(
      `insert into gone (kind, document, sequence) values (?, ?, ?)
       on conflict do update set sequence = max(sequence, excluded.sequence)`,
      kind,
      key.id,
      sequence,
    );
    if (before === undefined) return;
    const old = this.#readOld(before, key.kind);
    this.#changes.push({ id: before.id, isDelete: true, terms: old.terms });
    this.#vocabulary.replace(old.document.title, undefined);
    this.#removeRows(before.id);
  }

  #removeRows(id: number): void {
    this.#connection.run(`delete from entries where id = ?`, id);
    this.#connection.run(`delete from texts where id = ?`, id);
  }

  /** In ascending order: a smaller id than the one before makes the table write what it has gathered. */
  #writeFulltext(): void {
    const inOrder = this.#changes.toSorted((a, b) => a.id - b.id || Number(b.isDelete) - Number(a.isDelete));
    for (const { id, isDelete, terms } of inOrder) {
      if (isDelete) {
        this.#connection.run(
          `insert into fulltext (fulltext, rowid, terms) values ('delete', ?, ?)`,
          id,
          terms,
        );
      } else this.#connection.run(`insert into fulltext (rowid, terms) values (?, ?)`, id, terms);
    }
  }

  #forgetGone(sequence: number): void {
    this.#connection.run(`delete from gone where sequence < ?`, sequence - REMEMBERED);
  }

  #find(kind: number, document: string): EntryRow | undefined {
    return this.#connection.get<EntryRow>(
      `select id, document, sequence, at, price, facets from entries where kind = ? and document = ?`,
      kind,
      document,
    );
  }

  /** What was written, and its terms: the full-text table keeps no texts and must be told what to take out. */
  #readOld(row: EntryRow, kind: string): { document: SearchDocument; terms: string } {
    const { shown } = this.#connection.get<{ shown: string }>(
      `select shown from texts where id = ?`,
      row.id,
    )!;
    const document = documentOf({ ...row, kind }, shown);
    return { document, terms: termsOf(document, formsOf(document)) };
  }

  #isGone(kind: number, document: string, sequence: number): boolean {
    const row = this.#connection.get<{ sequence: number }>(
      `select sequence from gone where kind = ? and document = ?`,
      kind,
      document,
    );
    return row !== undefined && row.sequence > sequence;
  }

  #kindNo(kind: string): number {
    const find = () => this.#connection.get<{ no: number }>(`select no from kinds where name = ?`, kind)?.no;
    const known = find();
    if (known !== undefined) return known;
    this.#connection.run(`insert into kinds (name) values (?)`, kind);
    return find()!;
  }

  #freeSlot(wanted: number): number {
    let first = this.#full.get(wanted) ?? wanted;
    for (;;) {
      const row = this.#connection.get<{ last: number | null }>(
        `select max(id) as last from entries where id between ? and ?`,
        first,
        lastSlot(first),
      );
      const free = row?.last == null ? first : row.last + 1;
      if (isAmongSlots(free, first)) {
        if (first !== wanted) this.#full.set(wanted, first);
        return free;
      }
      first = nextHour(first);
    }
  }
}
