/*
 * Keeps the app's own files for pages that must open without a network: tickets, the door, and trips. It answers nothing
 * that the network answers better: pages are asked for first, and only files whose names change with their content are
 * taken from here. What the server says (/api) does not pass through, but for the shapes and names of the map, which are
 * the same for everybody: what else may be read without a network, its pages keep themselves, by account, and forget it
 * when that account signs out.
 */
const PAGES = 'madang-pages-1';
const FILES = 'madang-files-1';
const MOST_FILES = 400;
/** One page for all of them: what stands on it follows from its address. */
const PAGE = '/tickets/mine';
const OFFLINE = [
  /^\/tickets\/mine(\/|$)/,
  /^\/admin\/tickets\/rounds\/[^/]+\/door$/,
  /^\/trips(\/[0-9A-Z]{16}(\/(map|lists|history|costs|people))?)?$/,
];
/** Files of the page that keep their names. */
const BESIDE = ['/theme.js', '/logo.svg', '/manifest.webmanifest'];
/** Of the API: nobody's, and what the map is drawn from. */
const MAP = ['/api/v1/trips/regions', '/api/v1/trips/boundaries'];

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

/** What a page has loaded before there was a worker, so that it is there when the page is opened again. */
self.addEventListener('message', (event) => {
  const paths = event.data?.keep;
  if (Array.isArray(paths)) event.waitUntil(keepFiles(paths.filter((path) => isFile(path))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (isFile(url.pathname)) event.respondWith(fromFiles(request));
  else if (BESIDE.includes(url.pathname)) event.respondWith(networkFirst(request, FILES, url.pathname));
  else if (MAP.includes(url.pathname)) event.respondWith(networkFirst(request, FILES, url.pathname));
  else if (request.mode === 'navigate' && OFFLINE.some((page) => page.test(url.pathname))) {
    event.respondWith(networkFirst(request, PAGES, PAGE));
  }
});

const isFile = (path) => typeof path === 'string' && path.startsWith('/assets/');

/** The page, and the files that it names. Those that are loaded later are kept as they are used. */
async function keepShell() {
  const answer = await fetch(PAGE, { cache: 'no-cache' });
  const html = await answer.clone().text();
  await (await caches.open(PAGES)).put(PAGE, answer);
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]);
  await (await caches.open(FILES)).addAll([...new Set([...named, ...BESIDE])]);
}

async function keepFiles(paths) {
  const files = await caches.open(FILES);
  for (const path of paths) if (!(await files.match(path))) await files.add(path).catch(() => undefined);
}

async function networkFirst(request, cacheName, key) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(cacheName)).put(key, answer.clone());
    return answer;
  } catch {
    return (await caches.match(key, { cacheName })) ?? Response.error();
  }
}

async function fromFiles(request) {
  const files = await caches.open(FILES);
  const kept = await files.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await files.put(request, answer.clone());
  return answer;
}

/** Old versions leave; of files the newest stay. */
async function tidy() {
  for (const name of await caches.keys()) {
    if (name.startsWith('madang-') && name !== PAGES && name !== FILES) await caches.delete(name);
  }
  const files = await caches.open(FILES);
  const keys = await files.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_FILES)).map((key) => files.delete(key)));
}
