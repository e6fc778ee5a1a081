/** `node run.ts LOG CHECKPOINTS KEY` and `node run.ts PROOF KEY`, where this folder was copied to a machine that has Node 24 and nothing of ours. */
import { checkLog, checkProof } from './files.ts'

const [first = '', second = '', third] = process.argv.slice(2)
const say = (text: string) => void process.stdout.write(`${text}\n`)
process.exitCode =
  third === undefined ? checkProof(first, second, say) : await checkLog({ log: first, checkpoints: second, key: third }, say)
