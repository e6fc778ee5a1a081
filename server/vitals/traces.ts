/** Where the time of a request goes, as spans of OpenTelemetry for the operator's own collector. No name, number or id of anybody is in them. */
import { context, propagation, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Database, Query } from '../database.ts'
import { outboundTo, type Surroundings } from '../outbound/client.ts'

export type Traces = {
  /** Follows every request of the server; `joined`: a trace that a trusted proxy began is gone on with. */
  readonly follow: (app: FastifyInstance, joined: boolean) => void
  /** The same database, whose transactions are spans of the request that they work for. */
  readonly within: (database: Database) => Database
  /** Sends what is left, and follows nothing any more. */
  readonly stop: () => Promise<void>
}

const failed = (span: Span): void => {
  span.setStatus({ code: SpanStatusCode.ERROR })
}

const Params = z.object({ subject: z.string().regex(/^[a-zA-Z]{1,40}$/), action: z.string().regex(/^[a-zA-Z]{1,40}$/) })
/** Which action of the catalogue was asked for. */
const actionOf = (params: unknown) => {
  const { data } = Params.safeParse(params)
  return data && { 'tepei.action': `${data.subject}.${data.action}` }
}

const follow =
  (tracer: Tracer): Traces['follow'] =>
  (app, joined) => {
    const spans = new WeakMap<FastifyRequest, Span>()
    app.addHook('onRequest', (request, _reply, done) => {
      const { method, routeOptions, headers, id } = request
      const before = joined ? propagation.extract(context.active(), headers) : context.active()
      const door = routeOptions.url ?? '(no door)'
      const attributes = { 'http.request.method': method, 'http.route': door, 'tepei.request': id }
      const span = tracer.startSpan(`${method} ${door}`, { kind: SpanKind.SERVER, attributes }, before)
      spans.set(request, span)
      context.with(trace.setSpan(before, span), done)
    })
    app.addHook('onResponse', async (request, { statusCode }) => {
      const span = spans.get(request)
      span?.setAttributes({ 'http.response.status_code': statusCode, ...actionOf(request.params) })
      if (span && statusCode >= 500) failed(span)
      span?.end()
    })
  }

/** What the house does by itself works for no request, and is no span. */
const inSpan =
  (tracer: Tracer) =>
  <T>(name: string, work: (count: (query: Query) => Query) => Promise<T>): Promise<T> => {
    if (trace.getActiveSpan() === undefined) return work(query => query)
    return tracer.startActiveSpan(name, async span => {
      let statements = 0
      const count =
        (query: Query): Query =>
        (text, values) => {
          statements += 1
          return query(text, values)
        }
      try {
        return await work(count)
      } catch (error) {
        failed(span)
        throw error
      } finally {
        span.setAttribute('tepei.statements', statements)
        span.end()
      }
    })
  }

const within =
  (tracer: Tracer): Traces['within'] =>
  database => {
    const spanned = inSpan(tracer)
    return {
      ...database,
      transaction: (reach, work) => spanned('transaction', count => database.transaction(reach, query => work(count(query)))),
      snapshot: work => spanned('snapshot', count => database.snapshot(query => work(count(query)))),
      query: (text, values) => spanned('statement', count => count(database.query)(text, values)),
    }
  }

/** Starts to send spans to a collector (OTLP over HTTP, as JSON). One that is away costs the spans, never a request. */
export const startTraces = async (collector: string, version: string, surroundings: Surroundings = {}): Promise<Traces> => {
  const { agentFor } = outboundTo([collector], surroundings)
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'tepei', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: collector, timeoutMillis: 5_000, httpAgentOptions: agentFor }))],
  })
  provider.register()
  const tracer = provider.getTracer('tepei')
  return {
    follow: follow(tracer),
    within: within(tracer),
    stop: async () => {
      await provider.shutdown().catch(() => {})
      for (const part of [trace, context, propagation]) part.disable()
    },
  }
}
