/**
 * Finding a Chinese word by its sound: full pinyin, initials, or a mixture, from any character on. The table holds the characters of the standards'
 * own lists only, two kilobytes, so that a phone does not load a dictionary; a test holds it to one.
 */

/** Each sound with the characters that have it in these words; ü is written v. */
const table =
  'a阿 an安案 ang昂 ao敖 ba巴 bai白 ban版班 bao保包宝报 bei备贝 ben本 bi毕 bie别 bo伯勃博播舶 bu布 cai材 ce测 cha察 chan产 chang昌 chao朝 chen陈 cheng城称程 ' +
  'chi持赤 chu出初础 chuan传川穿船 chuang床 chun春 da大达 dai傣 dang党档 de德 deng磴等 di地 dian电 dong东侗动 dou都 du独 duo多 e俄鄂额 er二尔 fa发法 fan翻 ' +
  'fang纺防 fei飞 feng丰峰 fu副服 ga嘎 gai盖 gao高 ge仡格革 gen根 gong公共工 gu古固 guai拐 guan关管馆 guo国郭 ha哈 hai海 han汉罕 hang杭航 hao浩 he合和核河赫 ' +
  'hong红 hou后 hu呼祜虎 hua化 huan环 huang黄 hui会回绘 huo霍 ji及吉基技机济籍级计集 jia家 jian建 jiao交教 jie结 jin进金锦 jing京境景经 jiu九究 jun军 ka喀 kai开 ' +
  'kang康 kao考 ke克柯科 kong空 kou口 ku库 kuai会 kuang矿 kun昆 la喇拉 lai赉 lan兰蓝 lang朗 lao佬 le勒 li傈利力历理里黎 lian联连 liang凉 liao料辽 lin临林 ' +
  'long龙 lu鲁 lun仑伦 luo洛珞罗 lv律 ma马 man曼满 mao毛茂 mei美 men门 meng盟蒙 mi米 miao苗 min民 ming明 mo莫默 mu仫木牧穆 na纳 nai奈 nan南 nao淖 neng能 ni尼 ' +
  'ning宁 niu牛 nong农 nu怒 nuo诺 pai派 pin品 po颇 pu仆普 qi其旗气 qian前 qiang羌 qin沁 qing情清青 qiu球 qu区 quan全泉 qun群 ran然 ren人 rong荣 sa撒萨 ' +
  'sai赛 san三 shan善山 shang商 she畲社 shen什审 sheng生胜 shi事史士实市师石食 shou兽 shu书数术输 shui水 shuo硕 si四寺思斯 song松 su僳苏 suan算 ta他塔 tai台太 te特 ' +
  'teng腾 ti体 tian天 tong统通 tou头 tu图土突 tuan团 tun屯 tuo托 wa佤瓦 wai外 wan湾 wang王 wei卫维 wen文温闻 weng翁 wo斡 wu乌五务吾无武物 xi息稀系西锡 xian县献鲜 ' +
  'xiang乡相镶 xiao小校 xie械 xin信心新 xing兴行 xu畜 xue学血 ya牙 yan彦研言验 yang阳 yao瑶药 ye业冶 yi义伊依医彝翼肄艺译 yin音 ying应 yong用 you右 yu与玉育裕语预 ' +
  'yuan元原员源院 yun云运 zang藏 zha扎 zhe哲 zhen镇 zheng政正 zhi治织职致 zhong中众种 zhou洲 zhu主助珠筑 zhuan专 zhuang壮 zhun准 zhuo卓 zi子孜自资 zong宗 zu族 ' +
  'zuo左'

const soundsOf: ReadonlyMap<string, readonly string[]> = table.split(' ').reduce((all, entry) => {
  const sound = /^[a-z]+/.exec(entry)?.[0] ?? ''
  for (const character of entry.slice(sound.length)) all.set(character, [...(all.get(character) ?? []), sound])
  return all
}, new Map<string, string[]>())

/** Whether letters can be spent on the characters from the first on: each takes its whole sound or its initial, the last one any beginning. */
const spends = (typed: string, characters: readonly string[]): boolean => {
  const [first, ...rest] = characters
  if (typed === '') return true
  if (first === undefined) return false
  const sounds = soundsOf.get(first) ?? [first.toLowerCase()]
  return sounds.some(
    sound =>
      sound.startsWith(typed) || [sound, sound.slice(0, 1)].some(part => typed.startsWith(part) && spends(typed.slice(part.length), rest)),
  )
}

/** The characters of the standards with their sounds, for the test that compares them. */
export const knownSounds = (): ReadonlyMap<string, readonly string[]> => soundsOf

/** 'dwek', 'dawoer', 'daw' and '达斡' all find 达斡尔族. Letters of other scripts are compared as they are. */
export const soundsLike = (typed: string, words: string): boolean => {
  const wanted = typed.toLowerCase().replace(/[\s'’]/g, '')
  if (wanted === '' || words.toLowerCase().includes(typed.trim().toLowerCase())) return true
  if (!/^[a-z]+$/.test(wanted)) return false
  const characters = [...words].filter(character => /[\p{Script=Han}a-z0-9]/iu.test(character))
  return characters.some((_, i) => spends(wanted, characters.slice(i)))
}
