import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SearchScope } from '../document.ts';

const PARTS = ['', '-wal', '-shm'] as const;

/**
 * The files of one scope's index: each rebuild has a file of its own, and two small texts say which is the one in use
 * and which one is in the making. Replacing such a text is one step, whatever happens.
 */
export class IndexFiles {
  readonly #folder: string;
  readonly #name: string;

  constructor(dataDir: string, scope: SearchScope) {
    this.#folder = join(dataDir, 'search');
    this.#name = scope;
  }

  /** The file of a rebuild's id. */
  pathOf(id: string): string {
    const safe = /^[0-9A-Za-z_-]{1,64}$/.test(id) ? id : hash('sha1', id, 'hex');
    return join(this.#folder, `${this.#name}-${safe}.db`);
  }

  /** The file that searches read; null when there is none. */
  current(): string | null {
    return this.#read('current');
  }

  /** The file that a rebuild fills; null when none is under way. */
  next(): string | null {
    const next = this.#read('next');
    return next === this.#read('current') ? null : next;
  }

  /** Names the file that a rebuild is about to fill. */
  begin(path: string): void {
    mkdirSync(this.#folder, { recursive: true });
    this.#write('next', path);
    this.#sweep();
  }

  /** The file in the making becomes the one in use. */
  publish(path: string): void {
    this.#write('current', path);
    rmSync(this.#pointer('next'), { force: true });
  }

  /** Removes a file, and what names it. */
  remove(path: string): void {
    for (const which of ['current', 'next'] as const) {
      if (this.#named(which) === path) rmSync(this.#pointer(which), { force: true });
    }
    for (const part of PARTS) rmSync(path + part, { force: true });
  }

  /** Removes what a process left that died between two steps. */
  #sweep(): void {
    const kept = [this.#named('current'), this.#named('next')];
    for (const file of readdirSync(this.#folder)) {
      const path = join(this.#folder, file);
      if (!file.startsWith(`${this.#name}-`) || !file.endsWith('.db') || kept.includes(path)) continue;
      for (const part of PARTS) rmSync(path + part, { force: true });
    }
  }

  /** Bytes on the disk. */
  sizeOf(path: string): number {
    return PARTS.reduce(
      (sum, part) => sum + (statSync(path + part, { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  }

  #pointer(which: 'current' | 'next'): string {
    return join(this.#folder, `${this.#name}.${which}`);
  }

  #named(which: 'current' | 'next'): string | null {
    try {
      return join(this.#folder, readFileSync(this.#pointer(which), 'utf8'));
    } catch {
      return null;
    }
  }

  #read(which: 'current' | 'next'): string | null {
    const path = this.#named(which);
    return path !== null && existsSync(path) ? path : null;
  }

  #write(which: 'current' | 'next', path: string): void {
    const pointer = this.#pointer(which);
    writeFileSync(`${pointer}.new`, path.slice(this.#folder.length + 1), { flush: true });
    renameSync(`${pointer}.new`, pointer);
  }
}
