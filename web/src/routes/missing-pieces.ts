let missing = false;

/**
 * Watches for pieces of the app that could not be fetched. Without a network that says nothing of a new version, and
 * nothing is loaded again under the hands of whoever looks at the page: often the pointer only passed over a link. With
 * one, the piece belongs to a version that is no longer there, and the router loads the page anew when somebody goes to it.
 */
export function watchPieces(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (navigator.onLine) return;
    missing = true;
    // Said otherwise, the router would take the page away and put the browser's own error in its place.
    event.preventDefault();
  });
}

/** Whether a piece is missing that only a network could have brought; until the page is loaded again. */
export const piecesAreMissing = (): boolean => missing;
