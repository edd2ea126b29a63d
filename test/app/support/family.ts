import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

type Kin = { pid: number; parent: number; group: number; dead: boolean };

/** `pid (name, which may hold anything) state parent group …` */
function kinOf(pid: string): Kin[] {
  try {
    const [state = '', parent, group] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group), dead: 'ZX'.includes(state) }];
  } catch {
    return []; // gone meanwhile
  }
}

function everyone(): Kin[] {
  if (process.platform === 'linux')
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(kinOf);
  const told = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,state='], { encoding: 'utf8' });
  return told
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, group, state = '']) => ({
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      dead: state.startsWith('Z'),
    }));
}

const living = (): Kin[] => everyone().filter(({ dead }) => !dead);

/** These processes and all that descend from them. */
export function familyOf(pids: number[]): number[] {
  const all = living();
  const family = new Set(pids);
  for (let size = -1; size !== family.size; ) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return [...family];
}

/** Whoever lives in a process group. */
export const groupMembers = (group: number): number[] =>
  living().flatMap((one) => (one.group === group ? [one.pid] : []));
