import type { Block, Document } from '#shared/documents/document.ts'
import { landscapeA4, portraitA4 } from '#shared/documents/page-setup.ts'

/** Names that older programs print as gaps: 生僻字 of the basic plane and of the extensions. */
export const rareNames = ['张喆', '李堃', '王頔', '陈赟', '欧阳䶮', '周𬘭', '𬱖']

const speech = '要把学习成效转化为推动工作的实际举措，对照“问题清单”逐项销号、逐项落实；到2026年底前完成（见附件3.2）。'

/** A document with every kind of block, both orientations and all kinds of footer. Wholly fictional. */
export function everyBlock(): Document {
  return {
    title: '第一党支部2026年度组织生活档案',
    sections: [
      { page: portraitA4({ numbering: 'none' }), blocks: [{ type: 'cover', title: '组织生活档案', subtitle: '（2026年度）', lines: ['中共清河县水务局机关支部委员会', '二〇二六年十二月'] }] },
      { page: portraitA4({ numbering: 'dashed', note: '补录：2026年11月20日录入' }), blocks: minutes() },
      { page: landscapeA4({ numbering: 'pageOfPages' }), blocks: ledger() },
    ],
  }
}

function minutes(): Document['sections'][number]['blocks'] {
  return [
    { type: 'heading', level: 1, text: '党员大会会议记录' },
    { type: 'heading', level: 2, text: '一、基本情况' },
    { type: 'paragraph', runs: [{ text: '时间：', role: 'hei' }, { text: '2026年5月20日14:30至16:05\n地点：三楼会议室' }] },
    { type: 'heading', level: 3, text: '（一）讨论事项' },
    { type: 'paragraph', runs: [{ text: `${rareNames[0]}发言：${speech.repeat(3)}`, subject: '会议甲' }, { text: '（加粗）', bold: true }] },
    { type: 'paragraph', size: '小四', align: 'right', runs: [{ text: '小四号字，靠右。', role: 'kai' }] },
    {
      type: 'formGrid', size: '小四', columns: [{ mm: 26 }, { mm: 52 }, { mm: 26 }, { mm: 52 }], rows: [
        { cells: [{ text: '会议名称', role: 'hei', align: 'center' }, { text: '第5次党员大会', columnSpan: 3 }], minHeightMm: 10 },
        { cells: [{ text: '主持人', role: 'hei' }, { text: '李堃（支部书记）' }, { text: '记录人', role: 'hei' }, { text: '王頔' }] },
        { cells: [{ text: '发言要点', role: 'hei', rowSpan: 2 }, { text: `陈赟：${speech.repeat(12)}`, columnSpan: 3 }], breakable: true },
        { cells: [{ text: `周𬘭：${speech.repeat(14)}`, columnSpan: 3 }], breakable: true },
        { cells: [{ text: '决议', role: 'hei' }, { text: '一致通过。', columnSpan: 3 }], minHeightMm: 30 },
      ],
    },
    { type: 'image', mime: 'image/png', bytes: onePixel(), widthMm: 80, heightMm: 45, caption: '图1 会场照片' },
    { type: 'signatureLine', fields: [{ label: '主持人签字：' }, { label: '记录人签字：', value: '王頔' }] },
  ]
}

function ledger(): Document['sections'][number]['blocks'] {
  return [
    { type: 'heading', level: 1, text: '三会一课台账' },
    {
      type: 'table', size: '小五', columns: [{ mm: 12 }, { mm: 30 }, { mm: 30 }, { mm: 93 }, { mm: 30 }, { mm: 30 }],
      header: [
        [{ text: '序号', rowSpan: 2 }, { text: '时间', rowSpan: 2 }, { text: '主持人', rowSpan: 2 }, { text: '主要内容', rowSpan: 2 }, { text: '人数', columnSpan: 2 }],
        [{ text: '应到' }, { text: '实到' }],
      ],
      rows: rareNames.map((name, index) => [
        { text: `${index + 1}`, align: 'center' }, { text: `2026.05.${10 + index}` }, { text: name, subject: `会议${index + 1}` }, { text: speech },
        { text: '27', align: 'right' }, index === 2 ? { text: '12（不足）', align: 'right', shade: 'red' } : { text: '26', align: 'right' },
      ]),
    },
    { type: 'signatureLine', fields: [{ label: '填报单位（盖章）：' }, { label: '填报人：' }, { label: '审核人：' }, { label: '日期：', value: '2026年6月1日' }] },
    { type: 'pageBreak' },
    { type: 'paragraph', indent: false, runs: [{ text: '附注：本台账由系统按会议记录汇总。' }] },
  ]
}

function onePixel(): Uint8Array {
  return new Uint8Array(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))
}

/** A ledger of many rows, each with its own number to be found by. */
export function longLedger(rows: number): Document {
  return {
    title: '长台账',
    sections: [{
      page: landscapeA4({ numbering: 'pageOfPages' }),
      blocks: [{
        type: 'table', size: '小五', columns: [{ mm: 20 }, { mm: 40 }, { mm: 125 }, { mm: 40 }],
        header: [[{ text: '编号栏' }, { text: '时间栏' }, { text: '内容栏' }, { text: '备注栏' }]],
        rows: Array.from({ length: rows }, (_, i) => [{ text: `第${i}行` }, { text: '2026年5月20日' }, { text: `学习贯彻有关会议精神，讨论年度工作计划，研究第${i}项事项，通报上季度经费使用情况。` }, { text: '无' }]),
      }],
    }],
  }
}

/** Blocks on upright sheets without numbers. */
export const onePage = (...blocks: Block[]): Document => ({ title: '试', sections: [{ page: portraitA4({ numbering: 'none' }), blocks }] })
