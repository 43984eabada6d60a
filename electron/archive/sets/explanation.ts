/** `说明.txt` of a set: with line ends that Windows' oldest editor shows, and that tell a copy in text mode. */
export function explanation(unit: string, kind: 'backup' | 'part' | 'submission'): string {
  return `\ufeff${(kind === 'backup' ? backupText(unit) : reportText(unit)).replaceAll('\n', '\r\n')}`
}

const notice = `本软件为非涉密软件，不得存储、处理国家秘密。备份中有个人信息，请妥善保管，不要外传。`

const layout = `【里面有什么】
  set.json     这一套备份属于哪个档案（没有个人信息）
  keys         打开备份的密钥，都用口令或恢复密钥封存
  snapshots    每一次备份的清单：.age 是封存的清单，.list 列出它用到的数据包
  packs        数据包：记录、日志、附件，都已加密；文件名就是文件内容的 SHA-256
  rescue.mjs   救急程序：没有“党务台账”软件时，用它读出记录和附件
请不要改动、改名或删除其中任何文件。要拷贝，请拷贝整个文件夹。`

function backupText(unit: string): string {
  return `党务台账备份
单位：${unit}

${notice}

${layout}

【怎样恢复】
  1. 安装“党务台账”，第一次启动时选“从备份恢复”；已有档案的，在“恢复”页选择这个文件夹。
  2. 输入备份时的口令，或打印的恢复密钥。
  3. 选择日期，先看会改动什么，再确认。恢复之后还可以撤销。

【没有本软件时：用 rescue.mjs】
  需要 Node.js（20.12 或更高版本）。把口令写进一个文本文件，在这个文件夹里运行：
    node rescue.mjs --password-file 口令.txt --out 读出
  用恢复密钥的，把 --password-file 换成 --recovery-key-file。
  读出的 records.ndjson 是每一条记录，history.ndjson 是全部历史，files 文件夹里是附件。

【只用公开工具：age、gzip、tar】
  （Linux 系统一般都能安装：age 版本 1.0 以上。）
  1. 取出密钥。进入 keys 里编号最大的文件夹（下面以 2 为例），输入口令：
       age -d keys/2/password.age > identity.txt
     用恢复密钥的，把 password.age 换成 recovery.age，输入打印的恢复密钥（大写，带连字符）。
     口令中有全角字符的，请按半角输入。
  2. 看清单。选 snapshots 里日期最新的一份（名称为 年月日-时分秒-序号，时间是世界时，加 8 小时为北京时间）：
       age -d -i identity.txt snapshots/名称.age > manifest.json
     其中 packs 列出用到的数据包：holds 是 tables 的为记录，blobs 的为附件，journal 的为日志。
  3. 读出记录（holds 为 tables 的数据包）：
       age -d -i identity.txt packs/数据包.age | gzip -d > records.ndjson
     每行一条记录；同一条记录（table 和 id 都相同）出现多次的，以最后一次为准，value 为 null 的是已删除。
  4. 读出附件（holds 为 blobs 的数据包）：
       mkdir -p files
       age -d -i identity.txt packs/数据包.age | tar -x -C files
     附件以内容的 SHA-256 为名，记录的 attachments 中写着它原来的名称。
  5. 换过口令的，早先的数据包要用早先的密钥：
       age -d -i identity.txt keys/2/identity-1.age > identity-1.txt
     再用 -i identity-1.txt 打开；-i 可以写多次，一次给出全部密钥。
`
}

function reportText(unit: string): string {
  return `党务台账上报材料
单位：${unit}

${notice}

${layout.split('\n').filter(line => !line.includes('rescue.mjs')).join('\n')}

这里只有上报的记录和附件，只有收件单位和上报单位能打开：请在“党务台账”中用“汇总下级”读入。
`
}
