/** How often it is looked whether somebody is there. */
const lookEveryMs = 10_000

/** Calls `idle` once nobody has typed, clicked or turned the wheel for so long; tells the machine side `there` meanwhile, as long as somebody has. `note`: what goes on by itself counts as somebody. */
export function watchForIdleness(afterMs: number, idle: () => Promise<unknown>, there: () => Promise<void>): { readonly end: () => void; readonly note: () => void } {
  let last = performance.now()
  let told = last
  const note = () => { last = performance.now() }
  const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
  for (const kind of kinds) window.addEventListener(kind, note, { passive: true })
  const timer = setInterval(() => {
    const now = performance.now()
    if (now - last >= afterMs) void idle().catch((error: unknown) => console.error('the section could not be locked', error))
    else if (last > told) {
      told = now
      void there()
    }
  }, Math.min(lookEveryMs, afterMs / 4))
  const end = () => {
    clearInterval(timer)
    for (const kind of kinds) window.removeEventListener(kind, note)
  }
  return { end, note }
}
