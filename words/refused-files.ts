/** Why a file that somebody brought is not taken, and what to send instead; under the codes of server/intake. */
const zh = {
  empty: '是空的，请重新选择',
  kind: '不是照片（JPG、PNG）或 PDF',
  office: '是 Word 或 Excel 文件：请打印签字后扫描，或另存为 PDF',
  damaged: '打不开：文件已损坏，或没有传完整。请重新拍照、扫描后再传',
  manyPixels: '像素太多（超过 5000 万）：请用较低的清晰度重新拍照或扫描',
  encrypted: '设有密码：请另存为没有密码的 PDF',
  acts: '带有脚本或会自动执行的表单：请用「打印」另存为新的 PDF',
  embedded: '里面夹带了别的文件：请把它们分别上传',
  twoInOne: '里面藏有另一种格式的文件：请用「打印」另存为新的 PDF',
  virus: '没有通过病毒检查：请换一台设备重新扫描或拍照',
  tooMuch: '太复杂，打开时间过长：请用「打印」另存为新的 PDF，或拍成照片',
}

const en: Readonly<Record<keyof typeof zh, string>> = {
  empty: 'is empty; choose it again',
  kind: 'is no picture (JPG, PNG) and no PDF',
  office: 'is a Word or Excel file: print, sign and scan it, or save it as PDF',
  damaged: 'can’t be opened: it is damaged or did not come whole. Photograph or scan it again',
  manyPixels: 'has too many pixels (over 50 million): photograph or scan it with less detail',
  encrypted: 'is locked by a password: save it as a PDF without one',
  acts: 'holds a script or a form that acts by itself: print it to a new PDF',
  embedded: 'carries other files within: send them one by one',
  twoInOne: 'hides a file of another kind: print it to a new PDF',
  virus: 'did not pass the virus check: scan or photograph it again on another device',
  tooMuch: 'is too complex to open: print it to a new PDF, or photograph it',
}

export const refusedFiles = { zh, en }
