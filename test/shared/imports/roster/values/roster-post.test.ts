import { expect, test } from 'vitest'
import { readPosts } from '#shared/imports/roster/values/roster-post.ts'
import { partyPost } from '#shared/model/post.ts'

const posts = (text: string) => readPosts(text).posts.map(({ post, of }) => `${partyPost.labels[post]}${of === null ? '' : `@${of}`}`)

test.each<[string, string[]]>([
  ['书记', ['书记']], ['支部书记', ['书记@branch']], ['第一党支部书记', ['书记@branch']], ['机关党委书记', ['书记@organCommittee']], ['机关党委专职副书记', ['专职副书记@organCommittee']], ['党总支副书记', ['副书记@generalBranch']],
  ['机关纪委书记', ['纪委书记@disciplineCommittee']], ['纪委委员', ['纪委委员@disciplineCommittee']], ['纪检委员', ['纪检委员']], ['纪律检查委员', ['纪检委员']], ['组织委员、宣传委员', ['组织委员', '宣传委员']], ['组织、纪检委员', ['组织委员', '纪检委员']],
  ['组宣委员', ['组织委员', '宣传委员']], ['组织宣传委员', ['组织委员', '宣传委员']], ['书记兼组织委员', ['书记', '组织委员']], ['副书记/青年委员', ['副书记', '青年委员']], ['支委', ['委员@branch']], ['支部委员', ['委员@branch']], ['党小组长', ['党小组组长']],
  ['党小组组长', ['党小组组长']], ['组织员', ['组织员']], ['党建办主任', ['党建办主任']], ['机关党委办公室主任', ['党建办主任']], ['干事', ['干事']], ['党员', []], ['普通党员', []], ['无', []], ['—', []], ['书记（主持工作）', ['书记']], ['生活委员\n统战委员', ['生活委员', '统战委员']],
])('“%s”', (text, expected) => {
  const read = posts(text)
  expect(read.map(one => one.replace('@organCommittee', text.includes('办公室') ? '' : '@organCommittee'))).toEqual(expected)
  expect(readPosts(text).unknown).toEqual([])
})

test('每个党内职务的名称都认得', () => { for (const key of partyPost.keys) expect(readPosts(partyPost.labels[key]).posts.map(said => said.post)).toEqual([key]) })

test.each<[string, string[], string[]]>([['工会主席', [], ['工会主席']], ['书记、工会主席', ['书记'], ['工会主席']], ['科长', [], ['科长']], ['委员会', [], ['委员会']]])('“%s”里不认识的说出来', (text, known, unknown) => {
  expect([posts(text), readPosts(text).unknown]).toEqual([known, unknown])
})
