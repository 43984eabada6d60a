/** What one kind of column of a roster means, and the titles under which it stands (domain.md C.9, C.10; export columns of the national member system). */
interface FieldFacts {
  readonly label: string
  /** Where it stands in a list of choices. */
  readonly group: RosterGroup
  /** Other titles with the same meaning; blanks, brackets and the difference of 时间/日期/年月 don't matter (title-key.ts). */
  readonly titles: readonly string[]
  /** Follows from other fields: compared, or passed over, never stored. */
  readonly isDerived?: true
}

export type RosterGroup = 'person' | 'education' | 'work' | 'membership' | 'movement' | 'post' | 'cadre' | 'derived'

export const rosterGroups: Readonly<Record<RosterGroup, string>> = {
  person: '基本情况', education: '学历学位', work: '工作', membership: '党籍', movement: '组织关系转接、流动、失联', post: '党内任职', cadre: '党务干部', derived: '不导入',
}

/** Every field that a roster can fill, in the order of a list of choices. */
export const rosterFields = {
  name: { label: '姓名', group: 'person', titles: ['名字', '党员姓名', '人员姓名', '党员', '姓名本人', '干部姓名', '党务干部姓名', '同志姓名'] },
  formerName: { label: '曾用名', group: 'person', titles: ['曾用名称', '别名'] },
  sex: { label: '性别', group: 'person', titles: ['男女'] },
  birth: { label: '出生年月', group: 'person', titles: ['出生日期', '出生年月日', '出生时间', '出生', '生日', '出生年月岁', '出生年月及年龄', '出生年月年龄'] },
  idNumber: { label: '公民身份号码', group: 'person', titles: ['身份证号', '身份证号码', '身份证', '居民身份证号码', '公民身份证号码', '公民身份证号', '身份号码', '证件号码', '证件号', '居民身份证', '身份证件号码', '身份证编号'] },
  nationality: { label: '民族', group: 'person', titles: ['族别', '民族成份', '民族成分'] },
  nativePlace: { label: '籍贯', group: 'person', titles: ['祖籍'] },
  birthPlace: { label: '出生地', group: 'person', titles: ['出生地点'] },
  politicalStatus: { label: '政治面貌', group: 'person', titles: ['政治面目'] },
  health: { label: '健康状况', group: 'person', titles: ['身体状况', '健康情况'] },
  phone: { label: '电话', group: 'person', titles: ['手机号码', '手机号', '手机', '联系电话', '联系方式', '电话号码', '移动电话', '本人电话', '办公电话', '联系手机', '固定电话', '手机电话', '本人联系电话'] },
  address: { label: '现居住地', group: 'person', titles: ['现住址', '家庭住址', '家庭地址', '住址', '居住地址', '现居住地址', '现居住地详细地址', '通讯地址', '联系地址', '常住地址', '居住地', '详细住址', '现住地'] },
  registeredResidence: { label: '户籍所在地', group: 'person', titles: ['户籍地', '户口所在地', '户籍地址', '户籍', '户籍所在地址'] },
  isRetired: { label: '离退休', group: 'person', titles: ['是否离退休', '是否退休', '离退休情况', '是否离退休党员', '离退休党员', '在职离退休', '在职或离退休', '是否离休退休', '退休', '在职状态', '是否在职'] },
  isMigrantWorker: { label: '农民工', group: 'person', titles: ['是否农民工', '是否农民工党员'] },
  isInHardship: { label: '困难党员', group: 'person', titles: ['是否困难党员', '生活困难党员', '是否生活困难党员', '是否困难', '是否生活困难'] },
  contactPoint: { label: '联系点', group: 'person', titles: ['党员联系点', '联系支部', '党建联系点'] },
  socialStratum: { label: '新社会阶层类型', group: 'person', titles: ['新的社会阶层类型', '新社会阶层', '社会阶层类型'] },
  specialty: { label: '特长', group: 'person', titles: ['专长', '熟悉专业有何专长', '熟悉专业有何特长', '个人特长', '爱好特长'] },
  rewardsText: { label: '奖励情况', group: 'person', titles: ['表彰奖励', '奖励', '获奖情况', '表彰情况', '受表彰情况', '荣誉', '获得荣誉', '表彰奖励情况', '所获荣誉'] },
  remark: { label: '备注', group: 'person', titles: ['说明', '备考', '其他情况', '情况说明', '其他说明', '附注'] },

  level: { label: '学历', group: 'education', titles: ['最高学历', '文化程度', '学历情况', '学历层次', '文化', '学历类别', '教育程度'] },
  degree: { label: '学位', group: 'education', titles: ['最高学位', '学位情况'] },
  education: { label: '学历学位', group: 'education', titles: ['学历及学位', '学历和学位', '文化程度及学位', '最高学历学位', '学历学位及专业', '学历学位及毕业院校专业'] },
  school: { label: '毕业院校', group: 'education', titles: ['毕业学校', '学校', '毕业院校系', '院校', '毕业院校名称'] },
  major: { label: '专业', group: 'education', titles: ['所学专业', '学科专业', '专业名称'] },
  schoolAndMajor: { label: '毕业院校及专业', group: 'education', titles: ['毕业院校系及专业', '毕业院校专业', '院校及专业', '毕业学校及专业', '毕业院校系专业', '何时何校何专业毕业'] },
  fullTimeLevel: { label: '全日制学历', group: 'education', titles: ['全日制教育学历', '第一学历', '全日制最高学历', '初始学历'] },
  fullTimeDegree: { label: '全日制学位', group: 'education', titles: ['全日制教育学位', '第一学位', '初始学位'] },
  fullTimeEducation: { label: '全日制学历学位', group: 'education', titles: ['全日制教育', '全日制教育学历学位', '全日制学历学位及院校专业', '全日制学历及学位', '全日制', '第一学历学位', '全日制学历学位及毕业院校专业', '全日制教育学历学位毕业院校系及专业'] },
  fullTimeSchool: { label: '全日制毕业院校', group: 'education', titles: ['全日制教育毕业院校', '全日制院校', '全日制毕业学校', '第一学历毕业院校', '全日制教育院校'] },
  fullTimeMajor: { label: '全日制专业', group: 'education', titles: ['全日制教育专业', '全日制所学专业', '第一学历专业'] },
  fullTimeSchoolAndMajor: { label: '全日制毕业院校及专业', group: 'education', titles: ['全日制毕业院校系及专业', '全日制教育毕业院校系及专业', '全日制毕业院校专业', '全日制院校专业', '全日制院校及专业', '全日制教育毕业院校及专业', '全日制教育院校专业'] },
  inServiceLevel: { label: '在职学历', group: 'education', titles: ['在职教育学历', '后续学历', '在职最高学历', '第二学历'] },
  inServiceDegree: { label: '在职学位', group: 'education', titles: ['在职教育学位', '后续学位', '第二学位'] },
  inServiceEducation: { label: '在职学历学位', group: 'education', titles: ['在职教育', '在职教育学历学位', '在职学历学位及院校专业', '在职学历及学位', '后续学历学位', '在职学历学位及毕业院校专业', '在职教育学历学位毕业院校系及专业'] },
  inServiceSchool: { label: '在职毕业院校', group: 'education', titles: ['在职教育毕业院校', '在职院校', '在职毕业学校', '在职教育院校', '后续学历毕业院校'] },
  inServiceMajor: { label: '在职专业', group: 'education', titles: ['在职教育专业', '在职所学专业', '后续学历专业'] },
  inServiceSchoolAndMajor: { label: '在职毕业院校及专业', group: 'education', titles: ['在职毕业院校系及专业', '在职教育毕业院校系及专业', '在职毕业院校专业', '在职院校专业', '在职院校及专业', '在职教育毕业院校及专业', '在职教育院校专业'] },

  workStartedOn: { label: '参加工作时间', group: 'work', titles: ['工作时间', '参加工作', '参工时间', '何时参加工作', '参加革命工作时间', '入职时间', '开始工作时间', '工作起始时间'] },
  unitPost: { label: '行政职务', group: 'work', titles: ['职务', '单位职务', '单位及职务', '工作单位及职务', '现任职务', '单位及职务职称', '现任行政职务', '工作单位职务', '行政职务名称', '现任职务职级', '部门及职务', '部门职务', '任职岗位'] },
  rank: { label: '职级', group: 'work', titles: ['现职级', '行政级别', '级别', '职务级别', '职务层次', '公务员职级'] },
  unitPostAndRank: { label: '行政职务/职级', group: 'work', titles: ['行政职务职级', '职务职级', '职务及职级', '行政职务及职级', '现任职务及职级', '职务或职级', '单位职务职级', '职务与职级'] },
  workPost: { label: '工作岗位', group: 'work', titles: ['岗位', '职业', '职业岗位', '个人身份', '从事职业', '从事工作', '工作岗位类别', '身份', '职业身份'] },
  technicalPost: { label: '专业技术职务', group: 'work', titles: ['从事专业技术职务', '职称', '技术职称', '专业技术职称', '专业职称', '聘任专业技术职务', '专业技术职务任职资格', '技术职务', '从事的专业技术职务'] },
  unit: { label: '单位', group: 'work', titles: ['工作单位', '所在单位', '单位名称', '所属单位', '现工作单位', '部门', '所在部门', '科室', '处室', '所在处室', '单位部门', '部门单位', '单位及部门', '工作部门', '所在科室'] },

  organisation: {
    label: '所在党支部', group: 'membership',
    titles: ['党支部', '所属支部', '支部', '所属党支部', '支部名称', '党支部名称', '所在支部', '所在党组织', '所属党组织', '党组织', '党组织名称', '组织关系所在党支部', '组织关系所在支部', '组织关系所在党组织', '所在基层党组织', '所在支部名称', '所在党支部名称', '所在党组织名称', '所属党组织名称', '现所在党支部', '组织关系所在地', '党组织全称', '党支部全称', '组织关系', '隶属党支部', '隶属支部', '编入支部', '编入党支部'],
  },
  group: { label: '所在党小组', group: 'membership', titles: ['党小组', '所属党小组', '小组', '党小组名称', '所在小组', '组别'] },
  memberType: { label: '人员类别', group: 'membership', titles: ['党员类别', '类别', '党员类型', '人员类型', '党员身份', '正式预备', '正式或预备', '是否正式党员', '党员性质', '党员状态类别', '正式党员预备党员'] },
  joinedOn: { label: '入党日期', group: 'membership', titles: ['入党时间', '加入党组织日期', '加入中国共产党日期', '加入党组织时间', '入党年月', '入党', '何时入党', '加入中共日期', '加入共产党时间', '接收预备党员日期', '成为预备党员日期', '加入中国共产党时间', '批准入党日期', '吸收入党时间'] },
  fullOn: { label: '转正日期', group: 'membership', titles: ['转正时间', '转为正式党员日期', '转正', '成为正式党员日期', '转为正式党员时间', '转正年月', '转正式党员日期', '预备党员转正日期', '预备期转正时间'] },
  joinType: { label: '入党类型', group: 'membership', titles: ['加入党组织类型', '入党方式', '加入党组织方式', '进入党组织类别', '加入党组织类别'] },
  joinOrganisationName: { label: '入党时所在支部', group: 'membership', titles: ['入党时所在党支部', '入党所在支部', '加入党组织时所在党支部', '入党时支部', '入党支部', '入党所在党支部', '入党时党支部', '入党地点', '何处入党', '入党所在单位'] },
  conversionNote: { label: '转正情况', group: 'membership', titles: ['转正类型', '转正方式'] },
  probationExtendedTo: { label: '延长预备期至', group: 'membership', titles: ['延长预备期时间', '延长预备期', '延长预备期到', '预备期延长至', '延长预备期日期', '预备期延长时间'] },
  seniorityCorrection: { label: '党龄校正值', group: 'membership', titles: ['党龄校正', '党龄校正值月', '党龄修正值'] },
  status: { label: '党籍状态', group: 'membership', titles: ['党员状态', '党籍', '党籍情况', '党籍状况', '状态'] },
  statusOn: { label: '状态日期', group: 'membership', titles: ['党籍状态日期', '状态时间', '党籍状态时间', '党籍变动日期'] },
  increaseNote: { label: '党员增加信息', group: 'membership', titles: ['增加信息', '党员增加', '党员增加方式', '增加方式', '进入支部类型', '党员增加类型'] },
  decreaseNote: { label: '党员减少信息', group: 'membership', titles: ['减少信息', '党员减少', '党员减少方式', '减少方式', '离开支部类型', '党员减少类型'] },

  from: { label: '编入日期', group: 'movement', titles: ['转入日期', '转入时间', '组织关系转入日期', '进入支部日期', '进入党支部日期', '编入支部日期', '编入党支部日期', '到支部时间', '组织关系转入时间', '转入支部时间', '进入当前支部日期', '调入时间', '进入本支部时间'] },
  transferFrom: { label: '转自', group: 'movement', titles: ['转出党组织', '原所在党支部', '原党支部', '由何处转入', '从何处转入', '转入前党组织', '原组织关系所在单位', '原所在党组织', '何处转来', '转来单位', '原支部'] },
  letterNo: { label: '介绍信编号', group: 'movement', titles: ['组织关系介绍信编号', '介绍信号', '介绍信', '转入介绍信编号'] },
  to: { label: '转出日期', group: 'movement', titles: ['组织关系转出日期', '转出时间', '离开支部日期', '组织关系转出时间', '离开党组织日期'] },
  transferTo: { label: '转往', group: 'movement', titles: ['转出去向', '转往何处', '转往党组织', '转入党组织', '转出至', '转去单位', '转出到', '接收党组织'] },
  isFloating: { label: '流动党员', group: 'movement', titles: ['是否流动党员', '是否为流动党员', '是否流动', '流出党员'] },
  floatingTo: { label: '流动去向', group: 'movement', titles: ['外出地点', '流动地点', '流向', '外出流向', '外出去向', '流动流向', '外出所在地'] },
  floatingSince: { label: '流动日期', group: 'movement', titles: ['外出日期', '流动时间', '外出时间', '流出时间', '流动起始日期'] },
  isLost: { label: '失联党员', group: 'movement', titles: ['是否失联党员', '是否失联', '是否为失联党员', '失去联系党员', '失联情况', '是否失去联系'] },
  lostSince: { label: '失联日期', group: 'movement', titles: ['失联时间', '失去联系日期', '失去联系时间'] },

  partyPost: { label: '党内职务', group: 'post', titles: ['现任党内职务', '党内职务名称', '党务职务', '党内任职', '支部职务', '支委职务', '支部内职务', '在党内职务', '党组织职务', '现任党务职务', '党内现任职务', '担任党内职务', '支委分工', '党支部职务', '任党内职务', '党内岗位'] },
  partyPostFrom: { label: '任现党务职务时间', group: 'post', titles: ['任现党内职务时间', '任现职时间', '任职时间', '党内任职时间', '任党务职务时间', '任现党务职务年月', '任党内职务时间', '现党内职务任职时间', '任职起始时间', '任现任党务职务时间', '现任党内职务时间'] },
  postKind: { label: '专职/兼职', group: 'post', titles: ['专兼职', '专职兼职', '专职或兼职', '专兼职情况', '是否专职', '专职还是兼职', '任职方式'] },

  dutyDescription: { label: '分工', group: 'cadre', titles: ['党务分工', '工作分工', '职责分工', '分管工作', '党务工作分工'] },
  partyWorkStartedOn: { label: '从事党务工作起始时间', group: 'cadre', titles: ['从事党务工作时间', '开始从事党务工作时间', '从事党务工作起始年月', '何时从事党务工作', '参加党务工作时间', '从事党务起始时间', '党务工作起始时间'] },
  exchanges: { label: '交流情况', group: 'cadre', titles: ['交流', '交流挂职情况', '挂职交流情况', '轮岗交流情况', '干部交流情况'] },
  assessment: { label: '年度考核', group: 'cadre', titles: ['年度考核近三年', '近三年年度考核', '近三年年度考核结果', '年度考核结果', '考核结果', '近三年考核结果', '近三年考核情况', '年度考核等次', '考核等次', '年度考核情况', '近三年年度考核情况', '近三年考核', '近三年年度考核等次', '考核情况', '考核'] },
  dutyReview: { label: '述职评议结果', group: 'cadre', titles: ['述职评议', '述职评议考核结果', '述职评议等次', '党建述职评议结果', '述职评议考核等次', '党建述职评议', '抓党建述职评议结果', '述职评议综合评价'] },
  reserve: { label: '后备类别', group: 'cadre', titles: ['后备干部类别', '后备', '后备情况', '后备干部', '后备人选类别'] },
  filing: { label: '备案情况', group: 'cadre', titles: ['备案', '备案时间', '备案日期', '备案结果'] },

  sequence: { label: '序号', group: 'derived', isDerived: true, titles: ['编号', 'no', '顺序', '行号', '序', '项次', '号', '排序'] },
  age: { label: '年龄', group: 'derived', isDerived: true, titles: ['周岁', '岁数', '现年龄', '实足年龄'] },
  partyAge: { label: '党龄', group: 'derived', isDerived: true, titles: ['党龄年', '党龄年限', '在党年限'] },
  partyWorkYears: { label: '党务工作年限', group: 'derived', isDerived: true, titles: ['从事党务工作年限', '党务年限', '党务工作年数', '党务工龄'] },
  trainingHours: { label: '培训情况（学时）', group: 'derived', isDerived: true, titles: ['培训情况', '培训学时', '学时', '年度学时', '培训情况学时', '参加培训情况'] },
} as const satisfies Readonly<Record<string, FieldFacts>>

export type RosterField = keyof typeof rosterFields

export const rosterFieldKeys = Object.keys(rosterFields) as readonly RosterField[] // Object.keys forgets the key type

export function rosterFieldLabel(field: RosterField): string {
  return rosterFields[field].label
}

/** Follows from other fields: compared, or passed over, never stored. */
export function isDerived(field: RosterField): boolean {
  return 'isDerived' in rosterFields[field]
}
