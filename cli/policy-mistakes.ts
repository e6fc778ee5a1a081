/** Mistakes that a policy can have, each with the change that makes it and the finding that is wanted: read by the tests of the check and by its bench. */

const trainingHead = 'training:\n  enrolment:'
const assessed = "    value: { scale: passOrFail, attempts: 2 }\n    clause: '6.5'\n"
const tuitionHead = '    tuition:\n      name:'
const allowanceTrigger = "      trigger: { value: assessmentPassed, clause: '8.3' }"
const cohorts = (first: string, second: string) =>
  `training:\n  cohorts:\n    clause: '4.3'\n    value:\n      - ${first}\n      - ${second}\n  enrolment:`
const cohort = (code: string, from: string, to: string) =>
  `{ code: ${code}, name: { zh: 批, en: ${code} }, enrolment: { from: ${from}, to: ${to} } }`
const milestone = (more: string) =>
  `training:\n  milestones:\n    clause: '6.2'\n    value:\n      - { code: halfway, name: { zh: 过半, en: Half way }, declaredBy: host, ${more}, needsProof: false }\n  enrolment:`

/** What is changed in policy.yaml of 2022, where it stands then, and what is said of it. */
export const mistakes: readonly (readonly [name: string, from: string, to: string, line: string, finding: string])[] = [
  [
    'an item with no rate for a track',
    "        outside: { value: 600, clause: '8.3' }\n",
    '',
    "      rateYuan:\n        inside: { value: 400, clause: '8.3' }",
    '8.1 trackWithoutValue: allowance has no rate for track outside',
  ],
  [
    'a rate for a track that is not there',
    "        outside: { value: 600, clause: '8.3' }\n",
    "        outside: { value: 600, clause: '8.3' }\n        abroad: { value: 900, clause: '8.3' }\n",
    'abroad: { value: 900',
    '8.1 unknownTrack: the policy has no track abroad',
  ],
  [
    'a milestone that nobody declares',
    allowanceTrigger,
    "      trigger: { value: { milestone: halfway }, clause: '8.3' }",
    'milestone: halfway',
    '8.1 unknownName: the policy has no milestone halfway; it has: none',
  ],
  [
    'a monthly sum that does not say how a part of a month counts',
    tuitionHead,
    `    stipend:\n      name: { zh: 津贴, en: Stipend }\n      payer: { value: fund, clause: '8.1' }\n      payee: { value: trainee, clause: '8.3' }\n      rateYuan: { all: { value: 100, clause: '8.3' } }\n      per: month\n      trigger: { value: monthly, clause: '8.3' }\n${tuitionHead}`,
    '    stipend:',
    '8.1 itemIncomplete: stipend is paid by months, so it needs partMonth',
  ],
  [
    'a fee that is due month by month',
    "      trigger:\n        value: enrolled\n        clause: '8.2'",
    "      trigger:\n        value: monthly\n        clause: '8.2'",
    '      trigger:\n        value: monthly',
    '8.1 itemIncomplete: tuition falls due monthly, so it is per month',
  ],
  [
    'a payer who is not the first of those who share',
    '      per: month\n',
    "      per: month\n      shares: { clause: '8.1', value: [{ payer: employer, basisPoints: 4000 }, { payer: fund, basisPoints: 6000 }] }\n",
    'shares: {',
    '8.1 itemIncomplete: allowance names as its payer the first of those who share it',
  ],
  [
    'a sanction that claims back what nobody pays',
    'value: { items: [tuition, allowance], share: 10000, payWithinDays: 30,',
    'value: { items: [tuition, scholarship], share: 10000, payWithinDays: 30,',
    'items: [tuition, scholarship]',
    '6.6 unknownName: the policy has no item scholarship',
  ],
  [
    'a share of a service that nobody owes',
    'share: 10000, payWithinDays: 30,',
    'share: unserved, payWithinDays: 30,',
    'share: unserved',
    '6.6 needsObligation: a share of the service needs training.obligation',
  ],
  [
    'a ground that stands twice',
    '        - { code: stopped, stage: study,',
    '        - { code: noShow, stage: study,',
    '        - { code: noShow, stage: study,',
    '6.6 codeTwice: noShow stands twice',
  ],
  [
    'a breach of service where none is owed',
    '{ code: brokeRules, stage: study,',
    '{ code: brokeRules, stage: obligation,',
    'stage: obligation',
    '6.6.3 needsObligation: brokeRules is a breach of service',
  ],
  [
    'cohorts that overlap',
    trainingHead,
    cohorts(cohort('autumn', '2022-09-01', '2022-09-07'), cohort('spring', '2022-09-05', '2022-09-30')),
    '{ code: spring',
    '4.3 windowsOutOfOrder: spring begins on 2022-09-05, before autumn has enrolled on 2022-09-07',
  ],
  [
    'a first cohort that does not enrol with the round',
    trainingHead,
    cohorts(cohort('autumn', '2022-09-02', '2022-09-07'), cohort('spring', '2023-03-01', '2023-03-07')),
    '  enrolment:\n    value: { from: 2022-09-01',
    '4.3 windowsOutOfOrder: the enrolment is that of the first cohort',
  ],
  [
    'deferral with nowhere to go',
    trainingHead,
    `training:\n  deferral: { value: { mostMonths: 12, times: 1, decidedBy: department, warnDays: 30, placeAfterwards: returned }, clause: '6.1' }\n  enrolment:`,
    'deferral:',
    '6.1 needsCohorts: whoever defers needs a later cohort',
  ],
  [
    'a milestone after the end',
    trainingHead,
    milestone('afterMonths: 13'),
    'code: halfway',
    '6.2 outOfRange: halfway can be declared after 13 months, but no track takes longer than 12',
  ],
  [
    'a milestone that ends before it begins',
    trainingHead,
    milestone('afterMonths: 6, untilMonths: 6'),
    'code: halfway',
    '6.2 outOfRange: halfway ends at month 6, before it begins at 6',
  ],
  [
    "parts of an assessment that don't make a whole",
    assessed,
    "    value:\n      scale: parts\n      attempts: 2\n      passMark: 60\n      rounding: { places: 0, way: halfUp }\n      again: parts\n      minutes: false\n      parts:\n        - { code: thesis, kind: exam, name: { zh: 项目, en: thesis }, scale: marks, mustPass: false, assessedBy: host, basisPoints: 6000 }\n        - { code: talk, kind: exam, name: { zh: 项目, en: talk }, scale: marks, mustPass: false, assessedBy: host, basisPoints: 3999 }\n    clause: '6.5'\n",
    '      parts:\n        - { code: thesis',
    '6.5 outOfRange: the weights of the parts sum to 99.99%, not to 100%',
  ],
  [
    'a marked part without a weight',
    assessed,
    "    value:\n      scale: parts\n      attempts: 2\n      passMark: 60\n      rounding: { places: 0, way: halfUp }\n      again: parts\n      minutes: false\n      parts:\n        - { code: thesis, kind: exam, name: { zh: 项目, en: thesis }, scale: marks, mustPass: false, assessedBy: host, basisPoints: 10000 }\n        - { code: talk, kind: exam, name: { zh: 项目, en: talk }, scale: marks, mustPass: false, assessedBy: host }\n    clause: '6.5'\n",
    '{ code: talk',
    '6.5 outOfRange: talk is marked, so it needs its weight',
  ],
  [
    'a verdict with a weight',
    assessed,
    "    value:\n      scale: parts\n      attempts: 2\n      passMark: 60\n      rounding: { places: 0, way: halfUp }\n      again: parts\n      minutes: false\n      parts:\n        - { code: thesis, kind: exam, name: { zh: 项目, en: thesis }, scale: marks, mustPass: false, assessedBy: host, basisPoints: 9000 }\n        - { code: talk, kind: exam, name: { zh: 项目, en: talk }, scale: passOrFail, mustPass: true, assessedBy: host, basisPoints: 1000 }\n    clause: '6.5'\n",
    '{ code: talk',
    '6.5 outOfRange: talk is passed or not, so it weighs nothing',
  ],
  [
    'a part that decides nothing',
    assessed,
    "    value:\n      scale: parts\n      attempts: 2\n      passMark: 60\n      rounding: { places: 0, way: halfUp }\n      again: parts\n      minutes: false\n      parts:\n        - { code: thesis, kind: exam, name: { zh: 项目, en: thesis }, scale: marks, mustPass: false, assessedBy: host, basisPoints: 10000 }\n        - { code: talk, kind: exam, name: { zh: 项目, en: talk }, scale: passOrFail, mustPass: false, assessedBy: host }\n    clause: '6.5'\n",
    '{ code: talk',
    '6.5 outOfRange: talk neither weighs nor must be passed',
  ],
  [
    'a part that stands twice',
    assessed,
    "    value:\n      scale: parts\n      attempts: 2\n      passMark: 60\n      rounding: { places: 0, way: halfUp }\n      again: parts\n      minutes: false\n      parts:\n        - { code: thesis, kind: exam, name: { zh: 项目, en: thesis }, scale: marks, mustPass: false, assessedBy: host, basisPoints: 5000 }\n        - { code: thesis, kind: exam, name: { zh: 项目, en: thesis }, scale: marks, mustPass: true, assessedBy: host, basisPoints: 5000 }\n    clause: '6.5'\n",
    '{ code: thesis, kind: exam, name: { zh: 项目, en: thesis }, scale: marks, mustPass: true',
    '6.5 codeTwice: thesis stands twice',
  ],
  [
    'a panel that nobody named',
    assessed,
    "    value:\n      scale: parts\n      attempts: 2\n      passMark: 60\n      rounding: { places: 0, way: halfUp }\n      again: parts\n      minutes: false\n      parts:\n        - { code: thesis, kind: exam, name: { zh: 项目, en: thesis }, scale: marks, mustPass: false, assessedBy: panel, basisPoints: 10000 }\n    clause: '6.5'\n",
    '{ code: thesis',
    '6.5 outOfRange: a part is marked by a panel; assessment.panel says of none',
  ],
  [
    'a panel with nothing to mark',
    assessed,
    "    value:\n      scale: parts\n      attempts: 2\n      passMark: 60\n      rounding: { places: 0, way: halfUp }\n      again: parts\n      minutes: false\n      panel: { members: 3, quorum: 2, supervisorWithdraws: true }\n      parts:\n        - { code: thesis, kind: exam, name: { zh: 项目, en: thesis }, scale: marks, mustPass: false, assessedBy: host, basisPoints: 10000 }\n    clause: '6.5'\n",
    '      panel: { members',
    '6.5 outOfRange: no part is marked by the panel',
  ],
  [
    'a quorum that no panel can have',
    assessed,
    "    value:\n      scale: parts\n      attempts: 2\n      passMark: 60\n      rounding: { places: 0, way: halfUp }\n      again: parts\n      minutes: true\n      panel: { members: 3, quorum: 4, supervisorWithdraws: true }\n      parts:\n        - { code: thesis, kind: exam, name: { zh: 项目, en: thesis }, scale: marks, mustPass: false, assessedBy: panel, basisPoints: 10000 }\n    clause: '6.5'\n",
    'quorum: 4',
    '6.5 outOfRange: 4 have to mark, but only 3 are named',
  ],
  [
    'days of a second chance that there is not',
    assessed,
    "    value:\n      scale: parts\n      attempts: 1\n      passMark: 60\n      rounding: { places: 0, way: halfUp }\n      again: parts\n      minutes: false\n      againWithinDays: 60\n      parts:\n        - { code: thesis, kind: exam, name: { zh: 项目, en: thesis }, scale: marks, mustPass: false, assessedBy: host, basisPoints: 10000 }\n    clause: '6.5'\n",
    'againWithinDays: 60',
    '6.5 outOfRange: the assessment can be taken once only',
  ],
  [
    'a certificate with a result that nobody gives',
    "    afterPass: { value: true, clause: '6.5' }\n",
    "    afterPass: { value: true, clause: '6.5' }\n    showsResult: { value: true, clause: '6.5' }\n",
    'showsResult:',
    '6.5 outOfRange: the certificate tells a result, but the assessment gives no marks',
  ],
  [
    'hours that are not those of the modules',
    "    afterPass: { value: true, clause: '6.5' }\n",
    "    afterPass: { value: true, clause: '6.5' }\n    hours: { value: 20, clause: '6.5' }\n  modules: { clause: '6.2', value: [{ code: basics, name: { zh: 基础, en: Basics }, hours: 19 }] }\n",
    '    hours: { value: 20',
    '6.5 outOfRange: the certificate credits 20 hours, the modules sum to 19',
  ],
  [
    'more wishes at least than at most',
    'value: { min: 1, max: 3 }',
    'value: { min: 4, max: 3 }',
    '  preferences:',
    '4.3 outOfRange: at least 4 wishes and at most 3',
  ],
]

/** Mistakes of form: the shape itself says what it wants. */
export const malformed: readonly (readonly [name: string, from: string, to: string, line: string, message: string])[] = [
  [
    'parts that are not the whole',
    '      per: month\n',
    "      per: month\n      parts: { clause: '8.3', value: [{ code: a, trigger: assessmentPassed, basisPoints: 5000 }, { code: b, trigger: enrolled, basisPoints: 4000 }] }\n",
    'parts: {',
    'money.items.allowance.parts.value: the parts sum to 10,000 hundredths of a per cent',
  ],
  [
    'an amount with three decimals',
    "outside: { value: 600, clause: '8.3' }",
    "outside: { value: '600.125', clause: '8.3' }",
    "'600.125'",
    'money.items.allowance.rateYuan.outside.value: yuan with at most two decimals',
  ],
  [
    'a pass mark above the highest mark',
    assessed,
    "    value: { scale: parts, attempts: 1, passMark: 101, rounding: { places: 0, way: down }, again: whole, minutes: false, parts: [{ code: a, kind: exam, name: { zh: 甲, en: A }, scale: marks, basisPoints: 10000, mustPass: false, assessedBy: host }] }\n    clause: '6.5'\n",
    'passMark: 101',
    'training.assessment.value.passMark: Too big: expected number to be <=100',
  ],
  [
    'a code with a separator',
    '        - { code: sick, name:',
    '        - { code: sick-leave, name:',
    'sick-leave',
    'training.leave.kinds.value.0.code: letters and digits, a small letter first',
  ],
  [
    'an item of an unknown key',
    '      per: month\n',
    '      per: month\n      formula: rate * months\n',
    'formula:',
    'money.items.allowance.formula: this key is not known here',
  ],
]
