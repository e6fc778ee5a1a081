/** The divisions of Inner Mongolia by GB/T 2260 and the body that nominates for each: a dated table, because the first digits of a code do not tell. */
import type { Text } from '../../policy/words.ts'

/** A nominating body of a league or city, named by its code: the twelve leagues and cities, 满洲里 and 二连浩特. */
export type RegionalBody = { readonly body: string; readonly name: Text; readonly kind: 'league' | 'city' }

const regionalBody = (body: string, zh: string, en: string, kind: RegionalBody['kind'] = 'league'): RegionalBody => ({
  body,
  name: { zh, en },
  kind,
})

/** The fourteen, in the order of their codes; `city` marks the two cities that nominate apart from the league around them. */
export const regionalBodies: readonly RegionalBody[] = [
  regionalBody('150100', '呼和浩特市', 'Hohhot'),
  regionalBody('150200', '包头市', 'Baotou'),
  regionalBody('150300', '乌海市', 'Wuhai'),
  regionalBody('150400', '赤峰市', 'Chifeng'),
  regionalBody('150500', '通辽市', 'Tongliao'),
  regionalBody('150600', '鄂尔多斯市', 'Ordos'),
  regionalBody('150700', '呼伦贝尔市', 'Hulunbuir'),
  regionalBody('150781', '满洲里市', 'Manzhouli', 'city'),
  regionalBody('150800', '巴彦淖尔市', 'Bayannur'),
  regionalBody('150900', '乌兰察布市', 'Ulanqab'),
  regionalBody('152200', '兴安盟', 'Hinggan League'),
  regionalBody('152500', '锡林郭勒盟', 'Xilingol League'),
  regionalBody('152501', '二连浩特市', 'Erenhot', 'city'),
  regionalBody('152900', '阿拉善盟', 'Alxa League'),
]

/**
 * A division and who nominates for its people on the days from `from` up to and with `to` (open where undefined). `statistical` marks a zone that
 * statisticians count apart although GB/T 2260 has no such division.
 */
export type Division = {
  readonly division: string
  readonly name: Text
  readonly body: string
  readonly from: string
  readonly to?: string | undefined
  readonly statistical: boolean
}

/** The list of banners, counties, cities and districts has not changed since 康巴什区 was set up in 2016; for earlier days this table is silent. */
const knownFrom = '2017-01-01'

type Row = readonly [division: string, zh: string, en: string, body: string]

/** The hundred and three. 扎赉诺尔区 150703 is governed by 满洲里 on trust, so 满洲里 nominates for it. */
// biome-ignore format: a table
const counties: readonly Row[] = [
  ['150102', '新城区', 'Xincheng District', '150100'],
  ['150103', '回民区', 'Huimin District', '150100'],
  ['150104', '玉泉区', 'Yuquan District', '150100'],
  ['150105', '赛罕区', 'Saihan District', '150100'],
  ['150121', '土默特左旗', 'Tumed Left Banner', '150100'],
  ['150122', '托克托县', 'Togtoh County', '150100'],
  ['150123', '和林格尔县', 'Horinger County', '150100'],
  ['150124', '清水河县', 'Qingshuihe County', '150100'],
  ['150125', '武川县', 'Wuchuan County', '150100'],
  ['150202', '东河区', 'Donghe District', '150200'],
  ['150203', '昆都仑区', 'Hondlon District', '150200'],
  ['150204', '青山区', 'Qingshan District', '150200'],
  ['150205', '石拐区', 'Shiguai District', '150200'],
  ['150206', '白云鄂博矿区', 'Bayan Obo Mining District', '150200'],
  ['150207', '九原区', 'Jiuyuan District', '150200'],
  ['150221', '土默特右旗', 'Tumed Right Banner', '150200'],
  ['150222', '固阳县', 'Guyang County', '150200'],
  ['150223', '达尔罕茂明安联合旗', 'Darhan Muminggan United Banner', '150200'],
  ['150302', '海勃湾区', 'Haibowan District', '150300'],
  ['150303', '海南区', 'Hainan District', '150300'],
  ['150304', '乌达区', 'Wuda District', '150300'],
  ['150402', '红山区', 'Hongshan District', '150400'],
  ['150403', '元宝山区', 'Yuanbaoshan District', '150400'],
  ['150404', '松山区', 'Songshan District', '150400'],
  ['150421', '阿鲁科尔沁旗', 'Ar Horqin Banner', '150400'],
  ['150422', '巴林左旗', 'Bairin Left Banner', '150400'],
  ['150423', '巴林右旗', 'Bairin Right Banner', '150400'],
  ['150424', '林西县', 'Linxi County', '150400'],
  ['150425', '克什克腾旗', 'Hexigten Banner', '150400'],
  ['150426', '翁牛特旗', 'Ongniud Banner', '150400'],
  ['150428', '喀喇沁旗', 'Harqin Banner', '150400'],
  ['150429', '宁城县', 'Ningcheng County', '150400'],
  ['150430', '敖汉旗', 'Aohan Banner', '150400'],
  ['150502', '科尔沁区', 'Horqin District', '150500'],
  ['150521', '科尔沁左翼中旗', 'Horqin Left Middle Banner', '150500'],
  ['150522', '科尔沁左翼后旗', 'Horqin Left Rear Banner', '150500'],
  ['150523', '开鲁县', 'Kailu County', '150500'],
  ['150524', '库伦旗', 'Hure Banner', '150500'],
  ['150525', '奈曼旗', 'Naiman Banner', '150500'],
  ['150526', '扎鲁特旗', 'Jarud Banner', '150500'],
  ['150581', '霍林郭勒市', 'Holingol City', '150500'],
  ['150602', '东胜区', 'Dongsheng District', '150600'],
  ['150603', '康巴什区', 'Kangbashi District', '150600'],
  ['150621', '达拉特旗', 'Dalad Banner', '150600'],
  ['150622', '准格尔旗', 'Jungar Banner', '150600'],
  ['150623', '鄂托克前旗', 'Otog Front Banner', '150600'],
  ['150624', '鄂托克旗', 'Otog Banner', '150600'],
  ['150625', '杭锦旗', 'Hanggin Banner', '150600'],
  ['150626', '乌审旗', 'Uxin Banner', '150600'],
  ['150627', '伊金霍洛旗', 'Ejin Horo Banner', '150600'],
  ['150702', '海拉尔区', 'Hailar District', '150700'],
  ['150703', '扎赉诺尔区', 'Jalainur District', '150781'],
  ['150721', '阿荣旗', 'Arun Banner', '150700'],
  ['150722', '莫力达瓦达斡尔族自治旗', 'Morin Dawa Daur Autonomous Banner', '150700'],
  ['150723', '鄂伦春自治旗', 'Oroqen Autonomous Banner', '150700'],
  ['150724', '鄂温克族自治旗', 'Ewenki Autonomous Banner', '150700'],
  ['150725', '陈巴尔虎旗', 'Old Barag Banner', '150700'],
  ['150726', '新巴尔虎左旗', 'New Barag Left Banner', '150700'],
  ['150727', '新巴尔虎右旗', 'New Barag Right Banner', '150700'],
  ['150781', '满洲里市', 'Manzhouli City', '150781'],
  ['150782', '牙克石市', 'Yakeshi City', '150700'],
  ['150783', '扎兰屯市', 'Zhalantun City', '150700'],
  ['150784', '额尔古纳市', 'Ergun City', '150700'],
  ['150785', '根河市', 'Genhe City', '150700'],
  ['150802', '临河区', 'Linhe District', '150800'],
  ['150821', '五原县', 'Wuyuan County', '150800'],
  ['150822', '磴口县', 'Dengkou County', '150800'],
  ['150823', '乌拉特前旗', 'Urad Front Banner', '150800'],
  ['150824', '乌拉特中旗', 'Urad Middle Banner', '150800'],
  ['150825', '乌拉特后旗', 'Urad Rear Banner', '150800'],
  ['150826', '杭锦后旗', 'Hanggin Rear Banner', '150800'],
  ['150902', '集宁区', 'Jining District', '150900'],
  ['150921', '卓资县', 'Zhuozi County', '150900'],
  ['150922', '化德县', 'Huade County', '150900'],
  ['150923', '商都县', 'Shangdu County', '150900'],
  ['150924', '兴和县', 'Xinghe County', '150900'],
  ['150925', '凉城县', 'Liangcheng County', '150900'],
  ['150926', '察哈尔右翼前旗', 'Chahar Right Front Banner', '150900'],
  ['150927', '察哈尔右翼中旗', 'Chahar Right Middle Banner', '150900'],
  ['150928', '察哈尔右翼后旗', 'Chahar Right Rear Banner', '150900'],
  ['150929', '四子王旗', 'Dorbod (Siziwang) Banner', '150900'],
  ['150981', '丰镇市', 'Fengzhen City', '150900'],
  ['152201', '乌兰浩特市', 'Ulanhot City', '152200'],
  ['152202', '阿尔山市', 'Arxan City', '152200'],
  ['152221', '科尔沁右翼前旗', 'Horqin Right Front Banner', '152200'],
  ['152222', '科尔沁右翼中旗', 'Horqin Right Middle Banner', '152200'],
  ['152223', '扎赉特旗', 'Jalaid Banner', '152200'],
  ['152224', '突泉县', 'Tuquan County', '152200'],
  ['152501', '二连浩特市', 'Erenhot City', '152501'],
  ['152502', '锡林浩特市', 'Xilinhot City', '152500'],
  ['152522', '阿巴嘎旗', 'Abag Banner', '152500'],
  ['152523', '苏尼特左旗', 'Sonid Left Banner', '152500'],
  ['152524', '苏尼特右旗', 'Sonid Right Banner', '152500'],
  ['152525', '东乌珠穆沁旗', 'East Ujimqin Banner', '152500'],
  ['152526', '西乌珠穆沁旗', 'West Ujimqin Banner', '152500'],
  ['152527', '太仆寺旗', 'Taibus Banner', '152500'],
  ['152528', '镶黄旗', 'Bordered Yellow Banner', '152500'],
  ['152529', '正镶白旗', 'Plain and Bordered White Banner', '152500'],
  ['152530', '正蓝旗', 'Plain Blue Banner', '152500'],
  ['152531', '多伦县', 'Duolun County', '152500'],
  ['152921', '阿拉善左旗', 'Alxa Left Banner', '152900'],
  ['152922', '阿拉善右旗', 'Alxa Right Banner', '152900'],
  ['152923', '额济纳旗', 'Ejin Banner', '152900'],
]

/** Five zones that lists of statistics mix in; people give them as where they work. */
// biome-ignore format: a table
const zones: readonly Row[] = [
  ['150172', '呼和浩特经济技术开发区', 'Hohhot Economic and Technological Development Zone', '150100'],
  ['150271', '包头稀土高新技术产业开发区', 'Baotou Rare Earth High-tech Industrial Development Zone', '150200'],
  ['150571', '通辽经济技术开发区', 'Tongliao Economic and Technological Development Zone', '150500'],
  ['152571', '乌拉盖管理区', 'Ulgai Management Area', '152500'],
  ['152971', '阿拉善高新技术产业开发区', 'Alxa High-tech Industrial Development Zone', '152900'],
]

const divisionOf =
  (statistical: boolean) =>
  ([division, zh, en, body]: Row): Division => ({ division, name: { zh, en }, body, from: knownFrom, statistical })

/** The leagues and cities themselves, whose own organs and units they nominate for. */
const leagues: readonly Division[] = regionalBodies
  .filter(({ kind }) => kind === 'league')
  .map(({ body, name }) => ({ division: body, name, body, from: knownFrom, statistical: false }))

/** Every division with its body: leagues, the hundred and three, the five zones. */
export const divisions: readonly Division[] = [...leagues, ...counties.map(divisionOf(false)), ...zones.map(divisionOf(true))]

/** The division of a six-digit code as it was on a day, or undefined. An old code, or one from elsewhere, is not found. */
export const findDivision = (division: string, day: string): Division | undefined =>
  divisions.find(one => one.division === division && one.from <= day && (one.to === undefined || day <= one.to))

/**
 * The code of the body that nominates for people employed in a division on a day ('150781' for 扎赉诺尔区 150703). Undefined where the table is
 * silent: outside the region, before 2017, old codes; a person then names the body. Never ask it of the digits of an identity number.
 */
export const bodyOf = (division: string, day: string): string | undefined => findDivision(division, day)?.body

/** The nominating body of a code, or undefined. */
export const findRegionalBody = (body: string): RegionalBody | undefined => regionalBodies.find(one => one.body === body)

/** The leagues that became cities, by the first four digits of codes that numbers and old credit codes still carry. */
const formerLeagues: ReadonlyMap<string, Text> = new Map(
  Object.entries<Text>({
    '1521': { zh: '呼伦贝尔盟', en: 'Hulunbuir League' },
    '1523': { zh: '哲里木盟', en: 'Jirem League' },
    '1526': { zh: '乌兰察布盟', en: 'Ulanqab League' },
    '1527': { zh: '伊克昭盟', en: 'Ih Ju League' },
    '1528': { zh: '巴彦淖尔盟', en: 'Bayannur League' },
  }),
)

/** The name of the former league that an old code belonged to (152127: 呼伦贝尔盟), for reading a number aloud; it decides nothing. */
export const findFormerLeague = (division: string): Text | undefined => formerLeagues.get(division.slice(0, 4))
