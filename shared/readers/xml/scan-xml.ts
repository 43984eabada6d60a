import { spreadsheetLimits } from '../limits.ts'
import { checkReferences } from './references.ts'
import { type Edit, escapedText } from './edits.ts'
import { Tag } from './tag.ts'
import { notWellFormed, tooDeep, tooManyAttributes, withDoctype, type XmlFault } from './xml-bytes.ts'

export interface XmlListener {
  /** The tag is the same object each time. */
  open(tag: Tag): void
  /** `end`: behind the closing tag; for `<a/>` it follows `open` at once. */
  close(name: string, end: number): void
  /** Raw text, references and all, without comments and CDATA marks. */
  text(from: number, to: number): void
  /** Ends the scan. */
  fault(fault: XmlFault): never
}

const [lessThan, greaterThan, slash, equals, bang, question, ampersand, doubleQuote, singleQuote] = [0x3c, 0x3e, 0x2f, 0x3d, 0x21, 0x3f, 0x26, 0x22, 0x27] as const

/**
 * Walks through an XML part in UTF-8 without expanding anything: nesting and attributes bounded, no document type, no entity beyond the five, every tag closed by its own.
 * `edits`: what a simpler parser would get wrong (comments, CDATA, characters beyond U+FFFF by number), put plainly.
 */
export function scanXml(bytes: Uint8Array, listener: XmlListener, edits: Edit[]): void {
  const tag = new Tag(bytes)
  const names: number[] = []
  const end = bytes.length
  let at = 0
  let hasRoot = false
  while (at < end) {
    if (bytes[at] !== lessThan) {
      at = text(at)
      continue
    }
    const next = bytes[at + 1]
    if (next === slash) at = closingTag(at + 2)
    else if (next === bang) at = declaration(at)
    else if (next === question) at = behind('?>', at)
    else at = openingTag(at)
  }
  if (names.length > 0 || !hasRoot) listener.fault(notWellFormed)

  function text(from: number): number {
    let to = from
    let references = false
    let isBlank = true
    for (; to < end; to += 1) {
      const byte = bytes[to] ?? 0
      if (byte === lessThan) break
      if (byte === ampersand) references = true
      if (byte > 0x20) isBlank = false
      else if (!isSpace(byte)) listener.fault(notWellFormed)
    }
    if (references) checkReferences(bytes, from, to, edits, () => listener.fault(notWellFormed))
    if (names.length > 0) listener.text(from, to)
    else if (!isBlank) listener.fault(notWellFormed)
    return to
  }

  function openingTag(from: number): number {
    const to = tagEnd(from)
    const isClosed = bytes[to - 1] === slash
    tag.begin(from, to + 1, isClosed)
    let i = from + 1
    while (i < to && isNameByte(bytes[i] ?? 0)) i += 1
    if (i === from + 1) listener.fault(notWellFormed)
    tag.nameTo = i
    attributes(i, isClosed ? to - 1 : to)
    if (names.length === 0 && hasRoot) listener.fault(notWellFormed)
    hasRoot = true
    if (names.length / 2 >= spreadsheetLimits.xmlDepth) listener.fault(tooDeep)
    listener.open(tag)
    if (isClosed) listener.close(tag.name, to + 1)
    else names.push(from + 1, tag.nameTo)
    return to + 1
  }

  /** The `>` of the tag: not one inside a quoted value. */
  function tagEnd(from: number): number {
    let quote = 0
    for (let i = from + 1; i < end; i += 1) {
      const byte = bytes[i] ?? 0
      if (quote !== 0) {
        if (byte === quote) quote = 0
      } else if (byte === doubleQuote || byte === singleQuote) quote = byte
      else if (byte === greaterThan) return i
      else if (byte === lessThan) break
    }
    return listener.fault(notWellFormed)
  }

  function attributes(from: number, to: number): void {
    let i = from
    for (;;) {
      const spaceFrom = i
      while (i < to && isSpace(bytes[i] ?? 0)) i += 1
      if (i === to) return
      const nameFrom = i
      while (i < to && isNameByte(bytes[i] ?? 0)) i += 1
      const nameTo = i
      while (i < to && isSpace(bytes[i] ?? 0)) i += 1
      if (nameFrom === spaceFrom || nameTo === nameFrom || bytes[i] !== equals) listener.fault(notWellFormed)
      i += 1
      while (i < to && isSpace(bytes[i] ?? 0)) i += 1
      const quote = bytes[i]
      if (quote !== doubleQuote && quote !== singleQuote) listener.fault(notWellFormed)
      const valueFrom = i + 1
      let references = false
      for (i = valueFrom; i < to && bytes[i] !== quote; i += 1) {
        const byte = bytes[i] ?? 0
        if (byte === lessThan || (byte < 0x20 && !isSpace(byte))) listener.fault(notWellFormed)
        if (byte === ampersand) references = true
      }
      if (i === to) listener.fault(notWellFormed)
      if (references) checkReferences(bytes, valueFrom, i, edits, () => listener.fault(notWellFormed))
      if (!tag.add(nameFrom, nameTo, valueFrom, i)) listener.fault(tooManyAttributes)
      i += 1
    }
  }

  function closingTag(from: number): number {
    const nameTo = names.pop() ?? listener.fault(notWellFormed)
    const nameFrom = names.pop() ?? 0
    const length = nameTo - nameFrom
    for (let i = 0; i < length; i += 1) {
      if (bytes[from + i] !== bytes[nameFrom + i]) listener.fault(notWellFormed)
    }
    let i = from + length
    while (i < end && isSpace(bytes[i] ?? 0)) i += 1
    if (bytes[i] !== greaterThan) listener.fault(notWellFormed)
    listener.close(tag.nameOf(nameFrom, nameTo), i + 1)
    return i + 1
  }

  function declaration(from: number): number {
    if (startsWith('<!--', from)) {
      const to = behind('-->', from + 4)
      edits.push({ from, to, put: '' })
      return to
    }
    if (!startsWith('<![CDATA[', from)) return listener.fault(withDoctype)
    const to = behind(']]>', from)
    if (names.length === 0) listener.fault(notWellFormed)
    edits.push({ from, to, put: escapedText(bytes, from + 9, to - 3) })
    listener.text(from + 9, to - 3)
    return to
  }

  function behind(mark: string, from: number): number {
    for (let i = from; i + mark.length <= end; i += 1) {
      if (startsWith(mark, i)) return i + mark.length
    }
    return listener.fault(notWellFormed)
  }

  function startsWith(mark: string, from: number): boolean {
    for (let i = 0; i < mark.length; i += 1) {
      if (bytes[from + i] !== mark.charCodeAt(i)) return false
    }
    return true
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** Letters, digits, `_ : - .` and what is beyond ASCII. */
function isNameByte(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x2d && byte <= 0x3a && byte !== slash) || byte === 0x5f || byte >= 0x80
}
