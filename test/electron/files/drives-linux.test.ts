import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { linuxDriveOf, linuxDrives } from '../../../electron/files/drives-linux.ts'
import { isSameDisk } from '../../../electron/files/drives.ts'
import { aLinuxPc } from '../../support/a-linux-pc.ts'
import { isRoot, makeReadOnly, temporaryFolders } from '../../support/disks.ts'

const newFolder = temporaryFolders()

/** 银河麒麟 V10: system, data and its backup part on one disk, homes bound from /data, a stick and a card of a photographer. */
const kylin = (system: string) => aLinuxPc(system, `22 28 0:21 / /sys rw,nosuid,nodev,noexec,relatime shared:7 - sysfs sysfs rw
23 28 0:4 / /proc rw,nosuid,nodev,noexec,relatime shared:14 - proc proc rw
25 28 0:23 / /run rw,nosuid,noexec,relatime shared:5 - tmpfs tmpfs rw,size=1594788k,mode=755
28 1 8:3 / / rw,relatime shared:1 - ext4 /dev/sda3 rw
29 22 0:7 / /sys/kernel/security rw,nosuid,nodev,noexec,relatime shared:8 - securityfs securityfs rw
84 28 8:2 / /boot rw,relatime shared:31 - ext4 /dev/sda2 rw
87 84 8:1 / /boot/efi rw,relatime shared:32 - vfat /dev/sda1 rw,fmask=0077,dmask=0077,codepage=936,iocharset=utf8
90 28 8:5 / /data rw,relatime shared:34 - ext4 /dev/sda5 rw
93 28 8:5 /home /home rw,relatime shared:34 - ext4 /dev/sda5 rw
96 28 8:5 /root /root rw,relatime shared:34 - ext4 /dev/sda5 rw
99 28 7:0 / /snap/core/1 ro,nodev,relatime shared:36 - squashfs /dev/loop0 ro
310 25 0:48 / /run/user/1000 rw,nosuid,nodev,relatime shared:170 - tmpfs tmpfs rw,size=797392k,mode=700,uid=1000,gid=1000
455 28 8:17 / /media/kylin/金士顿\\040备份 rw,nosuid,nodev,relatime shared:220 - vfat /dev/sdb1 rw,uid=1000,gid=1000,codepage=936,iocharset=utf8
470 28 179:1 / /media/kylin/3A5C-77F0 rw,nosuid,nodev,relatime shared:230 - exfat /dev/mmcblk0p1 rw,uid=1000,gid=1000
`, [
  { is: '8:0 sda', at: 'pci0000:00/ata1/host0/block/sda', removable: '0' },
  ...['1', '2', '3', '5'].map(n => ({ is: `8:${n} sda${n}`, at: `pci0000:00/ata1/host0/block/sda/sda${n}`, uuid: `6d0f5a3e-0000-4000-8000-00000000000${n}` })),
  { is: '8:16 sdb', at: 'pci0000:00/usb1/1-3/host4/block/sdb', removable: '1' },
  { is: '8:17 sdb1', at: 'pci0000:00/usb1/1-3/host4/block/sdb/sdb1', uuid: '1F2E-3D4C', label: '金士顿\\x20备份' },
  { is: '179:0 mmcblk0', at: 'platform/mmc_host/mmc0/block/mmcblk0', removable: '0', type: 'SD' },
  { is: '179:1 mmcblk0p1', at: 'platform/mmc_host/mmc0/block/mmcblk0/mmcblk0p1', uuid: '3A5C-77F0' },
])

/** 统信 UOS: root on a volume group, _dde_data with homes, a hard disk on a USB cable, a btrfs disk, a share of the office. */
const uos = (system: string) => aLinuxPc(system, `24 30 0:22 / /proc rw,nosuid,nodev,noexec,relatime shared:13 - proc proc rw
30 1 253:0 / / rw,relatime shared:1 - ext4 /dev/mapper/vg0-Roota rw
40 30 259:6 / /data rw,relatime shared:40 - ext4 /dev/nvme0n1p6 rw
41 30 259:6 /home /home rw,relatime shared:40 - ext4 /dev/nvme0n1p6 rw
42 30 259:6 /opt /opt rw,relatime shared:40 - ext4 /dev/nvme0n1p6 rw
43 30 259:3 / /recovery ro,relatime shared:44 - ext4 /dev/nvme0n1p3 ro
60 30 8:1 / /media/uos/移动硬盘 rw,nosuid,nodev,relatime shared:60 - fuseblk /dev/sda1 rw,user_id=0,group_id=0,allow_other
61 30 0:50 /@archive /mnt/archive rw,relatime shared:61 - btrfs /dev/sdc1 rw,subvolid=256,subvol=/@archive
62 30 0:51 / /media/uos/smbshare:server=10.1.1.5 rw,relatime - cifs //10.1.1.5/share rw
`, [
  { is: '253:0 dm-0', at: 'virtual/block/dm-0', uuid: 'aaaaaaaa-0000-4000-8000-000000000001', slaves: ['nvme0n1p5'] },
  { is: '259:0 nvme0n1', at: 'pci0000:00/nvme/nvme0/nvme0n1', removable: '0' },
  ...['3', '5', '6'].map(n => ({ is: `259:${n} nvme0n1p${n}`, at: `pci0000:00/nvme/nvme0/nvme0n1/nvme0n1p${n}`, uuid: `bbbbbbbb-0000-4000-8000-00000000000${n}` })),
  { is: '8:0 sda', at: 'pci0000:00/usb2/2-1/host2/block/sda', removable: '0' },
  { is: '8:1 sda1', at: 'pci0000:00/usb2/2-1/host2/block/sda/sda1', uuid: '5E1C2A3B4C5D6E7F', label: '移动硬盘' },
  { is: '8:32 sdc', at: 'pci0000:00/ata2/host1/block/sdc', removable: '0' },
  { is: '8:33 sdc1', at: 'pci0000:00/ata2/host1/block/sdc/sdc1', uuid: 'cccccccc-0000-4000-8000-000000000001', label: 'archive' },
])

const told = async (system: string, home: string) => (await linuxDrives(system, home)).map(({ id, path: place, label, kind, fileSystem }) => [place, label, kind, fileSystem, id])

describe('drives of a Linux PC', () => {
  test('麒麟: the disk once at its own place, the stick and the card as removable, nothing of the system', async () => {
    expect(await told(kylin(newFolder()), '/home/kylin')).toEqual([
      ['/', '本机磁盘 (/)', 'fixed', 'ext4', 'volume 6d0f5a3e-0000-4000-8000-000000000003'],
      ['/data', '本机磁盘 (/data)', 'fixed', 'ext4', 'volume 6d0f5a3e-0000-4000-8000-000000000005'],
      ['/media/kylin/金士顿 备份', '金士顿 备份', 'removable', 'FAT32', 'volume 1F2E-3D4C'],
      ['/media/kylin/3A5C-77F0', 'U 盘 (3A5C-77F0)', 'removable', 'exFAT', 'volume 3A5C-77F0'],
    ])
  })

  test('UOS: the disk below a volume group is followed, a disk on a USB cable is removable, a share is left out', async () => {
    const system = uos(newFolder())
    expect(await told(system, '/home/uos')).toEqual([
      ['/', '本机磁盘 (/)', 'fixed', 'ext4', 'volume aaaaaaaa-0000-4000-8000-000000000001'],
      ['/data', '本机磁盘 (/data)', 'fixed', 'ext4', 'volume bbbbbbbb-0000-4000-8000-000000000006'],
      ['/media/uos/移动硬盘', '移动硬盘', 'removable', 'NTFS', 'volume 5E1C2A3B4C5D6E7F'],
      ['/mnt/archive', 'archive (/mnt/archive)', 'fixed', 'btrfs', 'volume cccccccc-0000-4000-8000-000000000001'],
    ])
    const [root, data, usb] = await linuxDrives(system, '/home/uos')
    expect([isSameDisk(root!, data!), isSameDisk(root!, usb!)]).toEqual([true, false])
  })

  test('a folder is on the drive that it is seen through, by the same name as in the list', async () => {
    const system = kylin(newFolder())
    const drives = await linuxDrives(system, '/home/kylin')
    const idOf = async (folder: string) => (await linuxDriveOf(folder, system)).id
    expect(await idOf('/home/kylin/党务台账数据')).toBe(drives[1]?.id)
    expect(await idOf('/media/kylin/金士顿 备份/党务台账备份')).toBe(drives[2]?.id)
    expect(await idOf('/homework')).toBe(drives[0]?.id)
    expect(await linuxDriveOf('/run/user/1000/x', system)).toMatchObject({ kind: 'unknown', disk: null })
  })

  test('what is mounted later at the same place is what is seen there', async () => {
    const system = aLinuxPc(newFolder(), '1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 8:17 / /mnt rw - ext4 /dev/sdb1 rw\n3 1 8:33 / /mnt rw - ext4 /dev/sdc1 rw\n', [
      { is: '8:17 sdb1', at: 'block/sdb/sdb1', uuid: 'older' }, { is: '8:33 sdc1', at: 'block/sdc/sdc1', uuid: 'newer' },
    ])
    expect((await linuxDriveOf('/mnt/x', system)).id).toBe('volume newer')
    expect((await linuxDrives(system, '/home')).map(({ id }) => id)).toEqual(['place /', 'volume newer'])
  })

  test('a mount that gives no answer, and lines of another shape, are left out', async () => {
    const system = kylin(newFolder())
    await fs.rm(path.join(system, '/media/kylin/3A5C-77F0'), { recursive: true })
    await fs.appendFile(path.join(system, 'proc/self/mountinfo'), 'half a line\n\n')
    expect((await linuxDrives(system, '/home/kylin')).map(({ path: place }) => place)).toEqual(['/', '/data', '/media/kylin/金士顿 备份'])
  })

  test.skipIf(process.platform !== 'linux')('this very machine: a folder has a drive, with the space that the system tells', async () => {
    const drive = await linuxDriveOf(await fs.realpath(newFolder()))
    expect(drive.totalBytes).toBeGreaterThan(drive.freeBytes)
    expect(execFileSync('df', ['-B1', '--output=size', drive.path], { encoding: 'utf8' })).toContain(String(drive.totalBytes))
  })

  test.skipIf(process.platform !== 'linux')('of a disk that belongs to the system the own folder is offered, or nothing', async () => {
    const system = kylin(newFolder())
    const data = path.join(system, 'data')
    await fs.chmod(data, 0o555)
    const writable = isRoot ? makeReadOnly(data) : () => undefined // rights alone don't stop root
    onTestFinished(writable)
    expect((await linuxDrives(system, '/home/kylin')).map(({ path: place }) => place)).toEqual(['/', '/home/kylin', '/media/kylin/金士顿 备份', '/media/kylin/3A5C-77F0'])
    expect((await linuxDrives(system, '/srv')).map(({ path: place }) => place)).toEqual(['/', '/media/kylin/金士顿 备份', '/media/kylin/3A5C-77F0'])
  })
})
