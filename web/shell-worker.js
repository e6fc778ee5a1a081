// The offline shell: keeps the page and the parts of the form's page of one build, so that a reload without a line opens them. Never an answer of the API.
/* The build puts in the list of parts, whose names carry their digests, and the version that they make together. */
const version = '__VERSION__'
const parts = JSON.parse('__PARTS__')
const cacheName = `tepei ${version}`
const shell = '/app/'
// A line that gives nothing for this long is none.
const patienceMs = 6000

const isPart = url => url.pathname.startsWith('/app/assets/')
const isPage = request => request.mode === 'navigate' && /^\/app(\/|$)/.test(new URL(request.url).pathname)

self.addEventListener('install', event => {
  const fill = async () => {
    const cache = await caches.open(cacheName)
    await cache.addAll([...parts, new Request(shell, { cache: 'reload', credentials: 'omit' })])
    await self.skipWaiting()
  }
  event.waitUntil(fill())
})

// The build before this one stays, for tabs that it opened and that still ask for its parts.
self.addEventListener('activate', event => {
  const clean = async () => {
    const ours = (await caches.keys()).filter(name => name.startsWith('tepei '))
    await Promise.all(ours.slice(0, -2).map(name => caches.delete(name)))
    await self.clients.claim()
  }
  event.waitUntil(clean())
})

// The newest page whenever there is a line: a build that was replaced is never shown from here.
const page = async request => {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patienceMs)
  try {
    const answer = await fetch(request.url, { signal: stop.signal, credentials: 'same-origin' })
    if (answer.status < 500) return answer
  } catch {
    // No line: what was kept, below.
  } finally {
    clearTimeout(timer)
  }
  const kept = await caches.open(cacheName).then(cache => cache.match(shell))
  return kept ?? Response.error()
}

const part = async request => (await caches.match(request)) ?? fetch(request)

self.addEventListener('fetch', event => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return
  if (isPage(request)) event.respondWith(page(request))
  else if (isPart(new URL(request.url))) event.respondWith(part(request))
})
