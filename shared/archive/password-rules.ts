/** Why a new password isn't taken, in words for the clerk; null when it may be. */
export function passwordFault(password: string): string | null {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < fewestCharacters) return `口令太短：至少要 ${fewestCharacters} 个字符，现在是 ${characters.length} 个。`
  if (characters.length > mostCharacters) return `口令太长：最多 ${mostCharacters} 个字符，现在是 ${characters.length} 个。`
  if (characters.some(isControl)) return '口令里有看不见的控制符，以后输不出来。请重新输入。'
  const folded = characters.join('').toLowerCase()
  if (new Set(folded).size === 1) return '口令不能全是同一个字符，这样太容易猜到。'
  if (isRun(folded)) return '口令不能是连续的数字、字母或键盘上相邻的一排，这样太容易猜到。'
  if (commonest.has(folded.replace(/\s/g, ''))) return '这个口令太常见，别人会最先试到它。请换一个。'
  return null
}

const fewestCharacters = 8
const mostCharacters = 256

function isControl(character: string): boolean {
  return /\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(character)
}

/** Rows that fingers follow; each counts forwards and backwards, and begun anew at its end. */
const rows = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm', '1q2w3e4r5t6y7u8i9o0p']

function isRun(text: string): boolean {
  return rows.some(row => [row, [...row].reverse().join('')].some(line => line.repeat(Math.ceil(text.length / line.length) + 1).includes(text)))
}

/** The commonest ones of eight characters and more, in lower case without spaces: those of published lists, and those of this trade. */
const commonest = new Set([
  'password', 'password1', 'password12', 'password123', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'iloveyou', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'trustno1', 'welcome1', 'starwars',
  'admin123', 'admin888', 'administrator', 'root1234', 'test1234', 'abc12345', 'abcd1234', 'abc123456', 'a1234567', 'a12345678', 'a123456789', 'aa123456', 'aa123456789', 'aaa12345', 'qq123456', 'qq123456789',
  'q1w2e3r4', 'qwe12345', 'qwe123456', 'qwer1234', 'qweasdzxc', 'qazwsxedc', 'zaq12wsx', '1qaz@wsx', '1qazxsw2', 'zxc123456', 'asd123456', 'woaini1314', 'woaini520', 'woaini521', '5201314520', 'wodemima', 'mima1234', 'mima123456',
  '11223344', '12341234', '12344321', '11112222', '12121212', '13131313', '88888888a', '14725836', '147258369', '123123123', '112233445566', '123456abc', '123456789a', '12345678a', '1234abcd', '1234qwer', '123qweasd', '00112233', '19491001', '19210701', '20201001', '20210701',
  'dangwu123', 'dangwu1234', 'dangyuan1', 'dangjian1', 'dangjian123', 'gongchandang', 'zhongguo1', 'zhongguo123', 'beijing123', 'china123', 'jiguandangwei',
])
