/** What each key and each value of a policy is called on the page where policies are written. English is the key itself in words, unless it says otherwise here. */

/** By key, or by the two last keys where one key means two things. */
export const keysZh: Readonly<Record<string, string>> = {
  policy: '政策正文', places: '名额', hosts: '培养单位', examples: '示例', silent: '未落实的条款',
  programme: '计划', 'policy.places': '名额', id: '编号', name: '名称', zh: '中文', en: '英文', office: '主管处室代号', administeredBy: '主管部门', fund: '经费来源', authority: '安排单位的主管机关',
  year: '年份', edition: '版次', effectiveFrom: '生效日', zone: '时区', notice: '通知', number: '编号', title: '标题', issuedOn: '印发日', issuedBy: '印发机关', contact: '联系处室',
  clauses: '条款表', heading: '标题', fields: '服务领域', value: '取值', code: '代码', industries: '行业', clause: '条款', decidedBy: '由谁确定', because: '理由',
  facts: '事实', type: '类型', label: '名称', attestedBy: '由谁证明', changes: '能否改变', derived: '如何得出', way: '方式', from: '自', standard: '国家标准', values: '可选值', unit: '单位', min: '最小', max: '最大', on: '计算日', convention: '年龄算法', counting: '年限算法',
  tracks: '类别', durationMonths: '期限（月）', employerLevels: '单位层级', placedBy: '由谁落实单位', hostKinds: '培养单位性质', criteria: '选拔条件',
  allOf: '全部满足', anyOf: '满足一项', not: '不得', atLeastOf: '至少满足几项', remark: '已知情的备注', accepts: '接受的情形', fact: '事实', is: '等于', oneOf: '属于', atLeast: '不低于', atMost: '不超过',
  procedure: '程序', windows: '时段', apply: '申报', to: '至', consent: '单位同意', nominate: '推荐', review: '审核', answerDays: '答复期限（工作日）', correct: '补正', vet: '初审', objection: '异议',
  belongsBy: '按什么归属推荐部门', quotaBy: '名额按什么下达', reserved: '专项名额', track: '类别', count: '数量', for: '适用于', panel: '专家评审', experts: '专家人数', scale: '评定方式', drops: '去掉的分数', passes: '合格线',
  oneApplication: '每人限报一次', eligibleToSubmit: '提交时的要求', eligibleToNominate: '推荐时的要求', reserves: '备选人数', grassRoots: '基层优先', levels: '层级', priority: '优先方式', returnPlacesUntil: '交回名额截止日', declineReasons: '不予通过的理由', publicNotice: '公示', held: '是否公示', workingDays: '工作日', rosterPerTrack: '每类一张汇总表', withdrawUntil: '可撤回至',
  placement: '落实单位', preferences: '志愿', adjustment: '调剂', onlyIfWilling: '仅限服从调剂的', askAgain: '可再次征求', hostAnswerDays: '单位答复期限（工作日）', refusalCosts: '不同意的后果',
  documents: '文书', formCopies: '申报表份数', rosterCopies: '汇总表份数', sealedRoster: '汇总表须盖章', enrolmentNoticeBy: '报到通知截止日', numberCode: '文号代字',
  training: '培养', enrolment: '报到', cohorts: '期次', deferral: '延期', mostMonths: '最多月数', times: '次数', extension: '延长', consentOf: '须谁同意', modules: '模块', hours: '学时', milestones: '阶段目标', declaredBy: '由谁申报', afterMonths: '几个月后', untilMonths: '至第几个月', needsProof: '须附证明', studyPlan: '须有学习计划', reportEveryMonths: '几个月报告一次', leave: '请假', kinds: '种类', grantedBy: '由谁批准', countsAsTraining: '计入培养时间', mostDays: '最多天数', countedDays: '计入的天数', warnAfterDays: '几天后提醒', suspension: '暂停', afterDays: '几天后', mostShareBasisPoints: '最高比例（万分之）',
  change: '变更', refusedByDefault: '原则上不准', termination: '终止', confirmedBy: '由谁确认', approvedBy: '由谁批准', sanction: '是否处理', partyLife: '组织生活', statuses: '政治面貌', assessment: '考核', attempts: '次数', certificate: '证书', issuers: '发证机关', afterPass: '合格后发证', discipline: '学科', 'training.discipline': '处理', grounds: '情形', stage: '阶段', repays: '退还', items: '款项', share: '比例', countedBy: '计算单位', penaltyBasisPoints: '违约金（万分之）', payWithinDays: '缴款期限（天）', instalments: '分期', most: '最多', everyMonths: '每几个月',
  hearingDays: '陈述期限（工作日）', decidedByAnother: '由另一人决定', reprimand: '可通报', appealDays: '申诉期限（天）', clawback: '退费', consequences: '其他后果', years: '年数', undertakings: '承诺', undertakingsEveryMonths: '几个月确认一次承诺', obligation: '服务义务', months: '月数', monthForMonth: '按培养时间折算', consecutive: '须连续', where: '在哪里', startWithinDays: '几天内开始', pauses: '可暂停的情形', followUp: '回访', asks: '回访内容', outputs: '成果要求', wanted: '要求',
  money: '经费', payer: '支出方', payee: '收款方', shares: '分担', basisPoints: '万分之', rateYuan: '标准（元）', per: '计算单位', trigger: '应付条件', milestone: '阶段目标', parts: '分期支付', partMonth: '不足月的算法', paidIn: '先付或后付', startsOn: '起算日', perYear: '每年次数', mostYuan: '最高（元）', oncePer: '只付一次', approvedByAnother: '由另一人审定', terminationAllowance: '终止时的补贴', unusedTuition: '未用完的学费', editions: '政策版本', retention: '保存期限', decisionsYears: '决定（年）', personalYears: '个人资料（年）', meanwhile: '暂行做法',
  example: '是示例', bodies: '推荐部门', body: '部门代码', level: '层级', kind: '性质', city: '城市', programmes: '专业', 'hosts.programmes': '专业', capacity: '接收人数', verdict: '结论',
}

/** English where the key in words would mislead. */
export const keysEn: Readonly<Record<string, string>> = {
  zh: 'Chinese', en: 'English', id: 'Id', is: 'is', oneOf: 'is one of', atLeast: 'is at least', atMost: 'is at most', not: 'none of', allOf: 'all of', anyOf: 'any of', on: 'Counted on', to: 'Until', for: 'For whom', per: 'Per', 'training.discipline': 'Discipline', discipline: 'Field of study', silent: 'Silent clauses', basisPoints: 'Hundredths of a per cent', rateYuan: 'Rate (yuan)', mostYuan: 'At most (yuan)',
}

/** What a person should know before typing, by key. */
export const helpZh: Readonly<Record<string, string>> = {
  clause: '这个取值依据通知的哪一条。', decidedBy: '通知没有写明时，由谁确定。', because: '通知没有写明时，为什么这样定。', edition: '年份加序号，如 2023.1；年中修订用 2023.2。', effectiveFrom: '从这一天起按本版本办理。', 'windows.apply': '首尾两天都算在内。', places: '各部门之和须等于类别的名额。', rateYuan: '整数元，或带两位小数的文字。', basisPoints: '10000 是全部。', decidesBy: '', remark: '检查会指出的情形，通知就是这样写的，写明理由后保留。',
}
export const helpEn: Readonly<Record<string, string>> = {
  clause: 'The clause of the notice that gives this value.', decidedBy: 'Who decided it where the notice is silent.', because: 'Why it is so where the notice is silent.', edition: 'Year and number, such as 2023.1; an amendment is 2023.2.', effectiveFrom: 'From this day on the edition is applied.', 'windows.apply': 'Both days belong to it.', places: 'What the bodies have must sum to the places of the track.', rateYuan: 'Whole yuan, or a text with two decimals.', basisPoints: '10,000 is the whole.', remark: 'What the check would report and the notice means: it stays, with a reason.',
}

export const valuesZh: Readonly<Record<string, string>> = {
  'Asia/Shanghai': '北京时间', boolean: '是或否', applicant: '本人', employer: '单位', citizenNumber: '身份证号', body: '推荐部门', never: '从不', withTime: '随时间', byEvidence: '凭证明', byChoice: '可选择', minority: '由民族得出', code: '代码', 'GB/T 3304': 'GB/T 3304 民族', 'GB/T 4658': 'GB/T 4658 学历', 'GB/T 2261.1': 'GB/T 2261.1 性别', policy: '本政策', ordered: '有高低之分', integer: '整数', age: '由出生日期算年龄', exact: '周岁', exactBirthdayIncluded: '周岁（生日当天未满）', calendarYear: '按年份', calendarYearMinusOne: '按年份减一', fullYears: '由经历算年限', wholeMonths: '按足月', calendarYears: '按年份', day: '日期', spans: '时段',
  region: '自治区级', league: '盟市级', banner: '旗县级', township: '乡镇级', village: '村级', department: '主管部门', ministry: '国家部门', university: '高校', researchInstitute: '科研院所', publicInstitution: '事业单位', hospital: '医院', enterprise: '企业', trainingProvider: '培训机构', alwaysHolds: '人人满足', redundant: '已被其他条件包含', affiliation: '隶属关系', household: '户籍', origin: '生源地', bodyAndTrack: '部门和类别', nothing: '无', highestAndLowest: '最高分和最低分', notIneligible: '没有不符合的', eligible: '符合条件', rankedFirst: '排在前面', tieBreak: '同等条件下优先', none: '无', true: '是', false: '否', decided: '作出决定时',
  named: '直接指定', ranked: '按志愿排序', invitation: '凭邀请', central: '统一安排', mutual: '双向选择', place: '失去名额', host: '培养单位', passOrFail: '合格或不合格', enrolment: '报到', study: '培养', obligation: '服务', unstudied: '未培养的部分', unserved: '未服务的部分', month: '月', year: '年', barred: '限制再次申报', creditRecord: '记入信用', personnelFile: '记入人事档案', guarantorPays: '担保人代偿', fund: '基金', person: '个人', trainee: '学员', carrier: '承运方', nobody: '不支付', personYear: '人年', course: '课程', journey: '次路程', meal: '餐', enrolled: '报到后', monthly: '按月', assessmentPassed: '考核合格后', claimed: '申报后', wholeMonthsOnly: '只算足月', byDays: '按天折算', anyDayCountsWhole: '不足一月按一月', arrears: '后付', advance: '先付', monthsServed: '按已培养月数', 'asked back': '收回', kept: '不收回', ineligible: '不符合条件', undetermined: '还不能判断',
}
