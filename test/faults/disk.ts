/**
 * A disk of its own whose power can be cut: ext4 on an image, ended by the kernel's own FS_IOC_SHUTDOWN without writing its log out, as file systems are
 * tested for power cuts. What the disk holds is what was written and synced; all else is gone with the memory of the machine.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const run = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0

export type Disk = {
  readonly folder: string
  readonly cutPower: () => void
  /** Once nobody holds a file of it any more: unmounts what is dead, and mounts what the disk holds. */
  readonly comeBack: () => Promise<void>
  readonly remove: () => void
}

/** Perl has the one call that is needed and is on every Debian. 0x8004587d is the call, 2 says that nothing is to be written out first. */
const shutDown = 'open(my $d, "<", $ARGV[0]) or die; my $how = pack("L", 2); ioctl($d, 0x8004587d, $how) or die "$!"'

/** Undefined where the machine gives no right to mount one. */
export const makeDisk = (megabytes: number): Disk | undefined => {
  const home = mkdtempSync(join(tmpdir(), 'tepei-power-'))
  const image = join(home, 'image')
  const folder = join(home, 'disk')
  mkdirSync(folder)
  closeSync(openSync(image, 'w'))
  const mount = () => run('mount', '-o', 'loop', image, folder)
  const remove = () => {
    run('umount', '-l', folder)
    rmSync(home, { recursive: true, force: true })
  }
  const made =
    run('truncate', '-s', `${megabytes}M`, image) && run('mkfs.ext4', '-q', '-m', '0', image) && run('chmod', '755', home) && mount()
  if (!made || !run('chmod', '755', folder) || !run('perl', '-e', '1')) {
    remove()
    return undefined
  }
  return {
    folder,
    cutPower: () => {
      if (!run('perl', '-e', shutDown, folder)) throw new Error('the power could not be cut')
    },
    comeBack: async () => {
      for (const until = Date.now() + 60_000; !run('umount', folder); await pause(20))
        if (Date.now() > until) throw new Error('somebody still holds a file of the dead disk')
      if (!mount()) throw new Error('the disk does not come back')
    },
    remove,
  }
}
