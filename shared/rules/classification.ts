/** A mark of classification found in a text or a file name (domain.md E.4). */
export interface ClassificationMark {
  /** What was found, as it stands there. */
  readonly found: string
  /** Where in the text, in UTF-16 units. */
  readonly at: number
}

export interface ClassifiedField extends ClassificationMark {
  /** The field's path in the record, `attachments.0.name`. */
  readonly field: string
}

/** Marks of classification in a text, by the built-in patterns and the unit's own words, in the order in which they stand. */
export function classificationMarks(text: string, ownWords: readonly string[] = []): readonly ClassificationMark[] {
  if (text === '') return []
  const patterns = [...builtInPatterns, ...ownWords.filter(word => word.trim() !== '').map(word => new RegExp(escaped(word.trim()), 'giu'))]
  const marks = patterns.flatMap(pattern => [...text.matchAll(pattern)].map(match => ({ found: match[0], at: match.index })))
  return withoutOverlaps(marks.sort((a, b) => a.at - b.at || b.found.length - a.found.length))
}

/** Marks in every text of a record, file names of attachments among them, each with its field. */
export function classifiedFields(record: unknown, ownWords: readonly string[] = []): readonly ClassifiedField[] {
  return [...textsOf(record, '')].flatMap(({ field, text }) => classificationMarks(text, ownWords).map(mark => ({ ...mark, field })))
}

/** What the clerk is told; the text itself is not repeated beyond the mark. */
export function classificationMessage(marks: readonly ClassificationMark[]): string {
  const words = [...new Set(marks.map(mark => `“${mark.found.trim()}”`))].join('、')
  return `发现密级字样 ${words}。本软件为非涉密软件，不得录入国家秘密，内容没有保存。如确认不涉密，请写明理由后再保存。`
}

/** Letters of a mark may be spaced out, as on a document's head: 机　密. A bare 秘密 is an ordinary word; with a star or in brackets it is a mark. */
const builtInPatterns: readonly RegExp[] = [
  /绝\s*密/gu,
  /机\s*密/gu,
  /秘\s*密\s*[★☆]/gu,
  /[（(〔[【［「『<《]\s*秘\s*密\s*[）)〕\]】］」』>》]/gu,
  /[（(〔[【［]\s*密\s*[）)〕\]】］]/gu,
  /密\s*级\s*[:：](?!\s*(?:无|非|公开|不涉密|—|－|-))/gu,
  /不得复制/gu,
  /㊙/gu,
]

function withoutOverlaps(sorted: readonly ClassificationMark[]): readonly ClassificationMark[] {
  const kept: ClassificationMark[] = []
  for (const mark of sorted) {
    const last = kept.at(-1)
    if (last === undefined || mark.at >= last.at + last.found.length) kept.push(mark)
  }
  return kept
}

function* textsOf(value: unknown, field: string): Generator<{ readonly field: string; readonly text: string }> {
  if (typeof value === 'string') yield { field, text: value }
  else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value) as [string, unknown][]) yield* textsOf(item, field === '' ? key : `${field}.${key}`) // entries of an array or object: own keys with unknown values
  }
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
