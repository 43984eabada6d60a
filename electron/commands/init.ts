import { Unit } from '#shared/model/unit.ts'
import { newArchiveFolder } from './archive-folder.ts'
import { type Command, UsageError } from './command.ts'
import { newId } from './new-id.ts'

export const init: Command = {
  usage: '--data 文件夹 --unit 单位名称',
  options: { data: 'text', unit: 'text' },
  async run(given, io) {
    const name = given.text('unit').trim()
    if (name === '') throw new UsageError('--unit 不能为空')
    const unit: Unit = { id: newId(), name, shortName: '', uscc: '', fondsNo: '', fondsName: '', contact: '', level: null, staffQuota: null, totalStaff: null }
    const archiveId = await newArchiveFolder(given.text('data'), { unit, source: 'manual', at: new Date().toISOString() })
    io.print({ archiveId, unit: name })
  },
}
