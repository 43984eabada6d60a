/** Fictional people. The first six carry characters that cheap software loses. */
export const rareNames = ['张喆', '李堃', '王頔', '陈赟', '欧阳䶮', '周𬘭'] as const

export const surnames = [
  '赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫', '蒋', '沈', '韩', '杨', '朱', '秦', '许', '何', '吕', '施', '张', '孔', '曹',
  '严', '华', '金', '魏', '陶', '姜', '戚', '谢', '邹', '喻', '柏', '窦', '章', '云', '苏', '潘', '葛', '范', '彭', '鲁', '韦', '马', '苗', '方', '俞',
  '任', '袁', '柳', '单', '仇', '朴', '单于', '欧阳', '诸葛', '令狐',
] as const

/** None that makes, with a surname above, the name of a well-known leader of party or state, in office or fallen. */
export const givenNames = [
  '建业', '志强', '晓峰', '文静', '雅楠', '海燕', '思远', '明哲', '若溪', '子墨', '雨桐', '秀兰', '桂英', '国栋', '立新', '春梅', '玉珍', '向东', '卫民',
  '红霞', '丽娟', '俊杰', '婷婷', '浩然', '一鸣', '书瑶', '彧', '翀', '昕', '旻', '邈', '珺', '玥', '琛', '钰琪', '梓轩', '佳怡', '振华', '德胜', '庆华',
  '凤英', '少华', '永宁', '长青', '望舒', '致远', '清扬', '知夏', '景行', '安澜', '𬱖', '燚', '璟', '淼', '煜',
] as const

export const unitPosts = ['科员', '科员', '一级主任科员', '二级主任科员', '三级主任科员', '副科长', '科长', '四级调研员', '副处长', '处长'] as const

/** The branches of the sample, the first ones first; more are numbered. */
export const branchNames = [
  '办公室', '人事教育处', '公共服务处', '文化遗产处', '档案业务处', '财务审计处', '图书馆流通部', '图书馆古籍部', '离退休干部', '数字资源处', '政策法规处', '市场管理处',
] as const

export const places = ['三楼会议室', '五楼党员活动室', '机关小礼堂', '二楼学习室', '图书馆报告厅', '局机关一号会议室'] as const
