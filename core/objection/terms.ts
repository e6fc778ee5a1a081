/** What the policy says of objections. A law that was published before it could say so still hears them, on a ground of their own words. */
import type { Law } from '../../policy/shape.ts'

const unsaid = { grounds: [{ code: 'other', name: { zh: '其他', en: 'Other' } }], anonymous: true, decidedByAnother: true }

export const termsOf = ({ policy: { procedure } }: Law) => procedure.objections ?? { ...procedure.publicNotice, value: unsaid }
