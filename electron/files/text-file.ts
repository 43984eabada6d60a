import { readFile } from 'node:fs/promises'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { errorCode, replaceFile, toWriteFailure } from './durable-file.ts'

/** A UTF-8 file that a person named. Throws an ExpectedFailure with its name when it can't be read. */
export async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (error) {
    if (error instanceof TypeError) throw new ExpectedFailure('folder-missing', { message: `文件“${file}”不是 UTF-8 编码，没有读取。请另存为 UTF-8 后重试。` })
    const why = errorCode(error) === 'ENOENT' ? '找不到' : '无法读取'
    throw new ExpectedFailure('folder-missing', { message: `${why}文件“${file}”，没有执行。请检查文件名和位置。` })
  }
}

/** Written whole or not at all; a file of that name is replaced. */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await replaceFile(file, Buffer.from(text, 'utf8'))
  } catch (error) {
    throw toWriteFailure(error)
  }
}
