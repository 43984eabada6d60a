/** The same plain data with every text that `isMarked` emptied: such a text is kept nowhere. */
export function withoutMarked(content: unknown, isMarked: (text: string) => boolean): unknown {
  if (typeof content === 'string') return isMarked(content) ? '' : content
  if (Array.isArray(content)) return content.map(item => withoutMarked(item, isMarked))
  if (typeof content !== 'object' || content === null) return content
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, withoutMarked(value, isMarked)]))
}
