/** Said at the first start, at each import, on each backup (domain.md E.4). */
export const notSecretNotice = '本软件为非涉密软件，在单机上使用，不连接任何网络。不得录入、存储、处理国家秘密；标有“绝密”“机密”“秘密”的材料，以及干部档案、信访线索原件，都不要录入。'
