import { put } from '#shared/archive/commit.ts'
import { defaultSettings, type Settings } from '#shared/model/settings.ts'
import { database } from './database.ts'
import { newId } from './new-id.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const settingsRepository = { current, changeSettings }

/** The unit's own settings, or the defaults. */
function current(): Promise<Omit<Settings, 'id'>> {
  return read(async () => (await database.settings.toCollection().first()) ?? defaultSettings)
}

/** The unit sets its own rules; what isn't named stays as it is. */
async function changeSettings(changes: Partial<Omit<Settings, 'id'>>): Promise<void> {
  const own = await read(() => database.settings.toCollection().first())
  await write('changeSettings', '修改设置', [put('settings', { ...(own ?? { id: newId(), ...defaultSettings }), ...changes })])
}
