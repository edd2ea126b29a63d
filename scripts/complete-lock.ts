/**
 * `npm run lock`: completes package-lock.json after an `npm install` from a registry that does not carry every platform's
 * optional packages. npm then leaves those entries out, and `npm ci` refuses the file as incomplete everywhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Entry = {
  version?: string;
  dev?: boolean;
  license?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const FILE = new URL('../package-lock.json', import.meta.url);
const PLATFORM = /-(linux|darwin|win32|android|freebsd|openharmony|sunos|aix)-(\w+?)(?:-(musl|gnu))?$/;

/** An entry for a package of one platform, which npm skips on every other. */
function entryOf(name: string, version: string, { dev, license }: Entry): Entry {
  const [, os, cpu, libc] = PLATFORM.exec(name) ?? [];
  if (!os || !cpu || !/^\d/.test(version)) throw new Error(`no platform in the name of ${name}@${version}`);
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(libc && { libc: [libc === 'gnu' ? 'glibc' : 'musl'] }),
    ...(license && { license }),
    optional: true,
    os: [os],
  };
}

/** The optional packages that the lock names but has no entry for. */
export const missing = ({ packages }: Lock): { name: string; version: string; of: Entry }[] =>
  Object.values(packages).flatMap((of) =>
    Object.entries(of.optionalDependencies ?? {})
      .filter(([name]) => !packages[`node_modules/${name}`])
      .map(([name, version]) => ({ name, version, of })),
  );

export const readLock = (): Lock => JSON.parse(readFileSync(FILE, 'utf8')) as Lock;

if (import.meta.main) {
  const lock = readLock();
  for (const { name, version, of } of missing(lock)) lock.packages[`node_modules/${name}`] = entryOf(name, version, of);
  const { '': top, ...rest } = lock.packages;
  const sorted = Object.fromEntries(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: { '': top, ...sorted } }, null, 2)}\n`);
}
