// A platform of the government as tests know it: oidc-provider on the loopback, in a process of its own, that says who came by the name typed.
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const [back, secret] = process.argv.slice(2)
const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'tepei', client_secret: secret, redirect_uris: [back], token_endpoint_auth_method: 'client_secret_post' }],
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_, interaction) => `/asks/${interaction.uid}` },
    cookies: { keys: ['a key of a test'] },
    pkce: { required: () => true },
  })
  const answers = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/asks/')) return answers(request, response)
    // Nobody types here: whoever is named in the header `who` has signed in and agrees.
    const { prompt, params, session } = await provider.interactionDetails(request, response)
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, { login: { accountId: request.headers.who ?? 'nobody' } })
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id })
    grant.addOIDCScope('openid')
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  })
  console.log(`answers at ${issuer}`)
})
