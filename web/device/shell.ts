/** Registers the worker that opens the pages without a line; where there can be none, as over plain http, everything else works as before. */
export const keepShell = (): void => {
  if (!('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/app/shell-worker.js', { scope: '/app' }).catch(() => undefined)
  })
}
