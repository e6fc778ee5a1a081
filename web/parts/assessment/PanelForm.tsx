/** The panel, named once for all who have none, or for those who are chosen. */
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { Candidate } from '../../../core/training/assessment/assessment-questions.ts'
import { isOver } from '../../../core/training/assessment/assessment-sheet.ts'
import type { InParts } from '../../../policy/assessment.ts'
import type { Saying } from '../../say.ts'
import { EachNote } from './EachNote.tsx'
import { useEach } from './use-each.ts'
import type { Here } from './use-grades.ts'
import { useAssessmentWords } from './words.ts'

type Member = { readonly name: string; readonly title: string }
const nobody: Member = { name: '', title: '' }
const namesOf = ({ panel }: Candidate) => panel.map(({ name, withdrawn }) => (withdrawn === null ? name : `${name}（回避）`)).join('、')

type WordProps = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }
function Word({ label, value, onChange }: WordProps) {
  return (
    <Input
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={60}
      style={{ width: 180 }}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

type MembersProps = { readonly members: readonly Member[]; readonly onChange: (members: readonly Member[]) => void }
function Members({ members, onChange }: MembersProps) {
  const words = useAssessmentWords()
  const put = (at: number, change: Partial<Member>) => onChange(members.map((one, i) => (i === at ? { ...one, ...change } : one)))
  return (
    <>
      {members.map((member, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in the panel is what its number says
        <div key={i} className="row">
          <Word label={words.member(i + 1)} value={member.name} onChange={name => put(i, { name })} />
          <Word label={words.memberTitle(i + 1)} value={member.title} onChange={title => put(i, { title })} />
        </div>
      ))}
      <div>
        <Button disabled={members.length >= 15} onClick={() => onChange([...members, nobody])}>
          {words.addMember}
        </Button>
      </div>
    </>
  )
}

/** What is in force: one panel for all, or told person by person. */
function InForce({ people }: { people: readonly Candidate[] }) {
  const words = useAssessmentWords()
  const named = people.filter(({ panel }) => panel.length > 0)
  if (named.length === 0) return null
  const plain = new Set(named.map(({ panel }) => panel.map(({ name }) => name).join('、')))
  const [only = ''] = plain
  const away = named.filter(({ panel }) => panel.some(({ withdrawn }) => withdrawn !== null))
  return (
    <>
      <p>{plain.size === 1 ? words.panelIs(only) : words.panelVaries}</p>
      {away.map(person => (
        <p key={person.id} className="quiet small">
          {person.name}：{namesOf(person)}
        </p>
      ))}
    </>
  )
}

type Props = { readonly here: Here; readonly parts: InParts; readonly panel: NonNullable<InParts['panel']>; readonly saying: Saying }

function Naming({ here, parts, panel, saying }: Props) {
  const words = useAssessmentWords()
  const { each, go, busy } = useEach('namePanel')
  const [members, setMembers] = useState<readonly Member[]>(() => Array.from({ length: panel.members }, () => nobody))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const open = here.people.filter(person => !isOver(person, parts))
  const meant = open.filter(({ id, panel: named }) => (chosen.length > 0 ? chosen.includes(id) : named.length === 0))
  const said = members.flatMap(({ name, title }) => (name.trim() === '' ? [] : [{ name, ...(title.trim() !== '' && { title }) }]))
  const send = () => go(meant.map(({ id, name }) => ({ id, name, input: { members: said } })))
  return (
    <>
      <p className="quiet small">{words.panelAbout(panel.members, panel.quorum)}</p>
      <Members members={members} onChange={setMembers} />
      <Select
        mode="multiple"
        aria-label={words.panelFor}
        placeholder={words.everybody}
        value={[...chosen]}
        showSearch={{ optionFilterProp: 'label' }}
        options={open.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(ids: string[]) => setChosen(ids)}
      />
      <div>
        <Button type="primary" loading={busy} disabled={meant.length === 0 || said.length < panel.members} onClick={() => void send()}>
          {words.namePanel(meant.length)}
        </Button>
      </div>
      <EachNote each={each} said={words.done} saying={saying} />
    </>
  )
}

export function PanelForm(props: Props) {
  const words = useAssessmentWords()
  const { here, parts } = props
  return (
    <section className="block">
      <header>
        <h2>{words.panel}</h2>
      </header>
      <div className="in stack">
        <InForce people={here.people} />
        {here.mine && here.people.some(person => !isOver(person, parts)) && <Naming {...props} />}
      </div>
    </section>
  )
}
