/** Where what was typed lies now: this page, this device, or the server with its receipt. Two lines always, so that nothing jumps. */

import type { Saving } from '../../device/saver.ts'
import { momentOf, timeOf } from '../../format.ts'
import type { Saying } from '../../say.ts'
import { type DeviceWords, deviceWords } from '../../words/device.ts'

/** The beginning of the digest, as a person reads it out. */
const shortOf = (digest: string) => digest.slice(0, 8).toUpperCase()

const whyNot = ({ sending, trouble }: Saving, words: DeviceWords): string => {
  if (sending) return words.sending
  if (trouble?.kind === 'signedOut') return words.signedOut
  if (trouble?.kind === 'failed') return words.noLine
  return trouble === undefined ? '' : words.notTaken
}

export function SavingNote({ saving, saying }: { readonly saving: Saving; readonly saying: Saying }) {
  const words = deviceWords[saying.texts.language]
  const { where, receipt } = saving
  const isStored = where === 'server'
  const why = isStored ? '' : whyNot(saving, words)
  return (
    <div className="saved">
      <span role="status" className={isStored ? 'good' : 'late'}>
        {where === 'page' && words.onPage}
        {where === 'device' && words.onDevice}
        {isStored && receipt && words.stored(shortOf(receipt.digest), receipt.version, timeOf(receipt.at))}
      </span>
      {why && <span className="quiet small">{why}</span>}
      {isStored && receipt && (
        <details className="small">
          <summary>{words.digestShow}</summary>
          <span className="quiet">
            {words.digest} · {momentOf(receipt.at)}
          </span>{' '}
          <span className="mono">{receipt.digest}</span>
        </details>
      )}
    </div>
  )
}
