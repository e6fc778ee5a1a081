/** Refuses a PostgreSQL that is too old, or that could lose what it has acknowledged. */
import { Client } from 'pg'

const oldestVersion = 150_000
const demanded = [
  ['fsync', ['on']],
  ['full_page_writes', ['on']],
  ['synchronous_commit', ['on', 'local', 'remote_write', 'remote_apply']],
] as const

/** Runs one piece of work on one connection, which is closed whatever happens. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A server that goes away in the middle is reported by the statement; without this line it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Returns the server's version, such as '18.4'; throws when the server may not hold this data. */
export async function checkServer(url: string): Promise<string> {
  return withClient(url, async client => {
    const version = Number(await show(client, 'server_version_num'))
    const name = await show(client, 'server_version')
    if (version < oldestVersion) throw new Error(`PostgreSQL ${name} is too old; tepei needs 15 or newer.`)
    for (const [setting, allowed] of demanded) {
      const found = await show(client, setting)
      if (!allowed.some(value => value === found)) {
        throw new Error(
          `PostgreSQL has ${setting} = ${found}: a power cut could lose acknowledged work. Set ${setting} = on and restart it.`,
        )
      }
    }
    return name
  })
}

async function show(client: Client, setting: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [setting])
  return rows[0]?.value ?? ''
}
