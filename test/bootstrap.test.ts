import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const project = fileURLToPath(new URL('..', import.meta.url));
const modules = join(project, 'node_modules');

/** The machine's own Node when it is an old one: then a Node 24 runs as its child. Ours, of 24, becomes the script itself. */
function hostNodes(): [string, string][] {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const code = 'process.stdout.write(process.execPath + " " + process.versions.node)';
  const { stdout = '' } = spawnSync('node', ['-e', code], { encoding: 'utf8', env: { PATH: path.join(delimiter) } });
  const [host = '', version = ''] = (stdout ?? '').split(' ');
  const old: [string, string][] = host && Number.parseInt(version, 10) < 24 ? [[`Node ${version}`, host]] : [];
  return [[`Node ${process.versions.node}`, process.execPath], ...old];
}

let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tangguh-bootstrap-'));
  for (const name of ['bootstrap.mjs', 'package.json', 'package-lock.json'])
    await cp(join(project, name), join(folder, name));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

/** Packages as if installed: a folder of links, so that nothing can harm the real ones. */
async function linkPackages(): Promise<void> {
  await mkdir(join(folder, 'node_modules'));
  const names = (await readdir(modules)).filter((name) => name !== '.tangguh' && !name.startsWith('.vite'));
  await Promise.all(names.map((name) => symlink(join(modules, name), join(folder, 'node_modules', name))));
}

const script = (text: string) => writeFile(join(folder, 'script.ts'), text);

/** Starts `script.ts` through the bootstrap; `out` and `err` grow while it runs. */
function start(node: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(node, ['bootstrap.mjs', 'script.ts', ...args], { cwd: folder, env: { ...process.env, ...env } });
  children.push(child);
  const run = { child, out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    run.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    run.err += chunk;
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.on('close', (code, signal) => done({ code, signal })),
  );
  return Object.assign(run, { ended });
}

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.each(hostNodes())('on %s the bootstrap', (_, node) => {
  it('runs the script on Node 24 and leaves standard output and the exit code to it', async () => {
    await linkPackages();
    await script(`const major: string = process.versions.node.split('.')[0]!;
      process.stdout.write(major + ' ' + process.argv.slice(2).join()); process.exitCode = 7;`);
    const run = start(node, ['a', '--b', 'c d']);
    expect(await run.ended).toEqual({ code: 7, signal: null });
    expect(run.out).toBe('24 a,--b,c d');
    expect(run.err).toBe('');
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'hands %s on and waits for the script to end in its own way',
    async (signal) => {
      await linkPackages();
      await script(`process.on('${signal}', () => setTimeout(() => { process.stdout.write('bye'); process.exit(3); }, 100));
      setInterval(() => {}, 1000); process.stdout.write('up ');`);
      const run = start(node);
      await vi.waitFor(() => expect(run.out).toBe('up '), 20_000);
      run.child.kill(signal);
      expect(await run.ended).toEqual({ code: 3, signal: null });
      expect(run.out).toBe('up bye');
    },
  );

  it('dies of the signal that the script died of', async () => {
    await linkPackages();
    await script(`process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);`);
    expect(await start(node).ended).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('lets the script notice that it was killed itself', async () => {
    await linkPackages();
    await script(
      `process.on('disconnect', () => process.exit(0)); setInterval(() => {}, 1000); process.stdout.write(String(process.pid));`,
    );
    const run = start(node);
    const pid = await vi.waitFor(() => Number(run.out) || Promise.reject(new Error('not up')), 20_000);
    run.child.kill('SIGKILL');
    await vi.waitFor(() => expect(exists(pid)).toBe(false), 10_000);
  });

  it('says which script is not there', async () => {
    await linkPackages();
    const run = start(node);
    expect((await run.ended).code).toBe(1);
    expect(run.err).toContain('script.ts is not there');
  });
});

describe('installing', () => {
  const [, node] = hostNodes().at(-1) ?? ['', process.execPath];

  /** An npm that notes how it was called, takes its time, and installs links. */
  async function fakeNpm(ending = ''): Promise<NodeJS.ProcessEnv> {
    const path = join(folder, 'npm-cli.js');
    await writeFile(
      path,
      `const fs = require('node:fs'); const { join } = require('node:path');
       fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n'); console.log('added packages'); ${ending}
       setTimeout(() => { fs.mkdirSync('node_modules'); for (const name of fs.readdirSync(${JSON.stringify(modules)}))
         if (name !== '.tangguh') fs.symlinkSync(join(${JSON.stringify(modules)}, name), join('node_modules', name)); }, 700);`,
    );
    await writeFile(join(folder, 'package.json'), '{}');
    return { npm_execpath: path };
  }

  const calls = () => readFile(join(folder, 'calls'), 'utf8');

  it('happens once, from the lock file, when two starts find nothing, and speaks on standard error', async () => {
    const npm = await fakeNpm();
    await script(`process.stdout.write('ran')`);
    const runs = [start(node, [], npm), start(node, [], npm)];
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([
      { code: 0, signal: null },
      { code: 0, signal: null },
    ]);
    expect(runs.map(({ out }) => out)).toEqual(['ran', 'ran']);
    expect(runs.map(({ err }) => err).join()).toContain('added packages');
    expect(await calls()).toBe('ci --include=dev --include=optional --ignore-scripts --no-audit --no-fund\n');
    expect(await readdir(folder)).not.toContain('.bootstrap.lock');
  });

  it('is not needed for what npm itself put there, and is when the lock file asks for more', async () => {
    const npm = await fakeNpm('process.exit(1);');
    await linkPackages();
    await script('');
    expect((await start(node, [], npm).ended).code).toBe(0);
    const lock = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'));
    lock.packages['node_modules/one-more'] = { version: '1.0.0', integrity: 'sha512-none' };
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
    const run = start(node, [], npm);
    expect((await run.ended).code).toBe(1);
    expect(run.err).toContain('npm ci failed (1)');
  });

  it('that failed is tried again, and a lock whose holder is dead is no obstacle', async () => {
    await script(`process.stdout.write('ran')`);
    expect((await start(node, [], await fakeNpm('process.exit(1);')).ended).code).toBe(1);
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    await mkdir(join(folder, '.bootstrap.lock'));
    await writeFile(join(folder, '.bootstrap.lock/pids'), `${dead}\n`);
    const run = start(node, [], await fakeNpm());
    expect((await run.ended).code).toBe(0);
    expect(run.out).toBe('ran');
  });

  it('ends with the start that was told to end', async () => {
    const npm = await fakeNpm('setInterval(() => {}, 1000);');
    const run = start(node, [], npm);
    await vi.waitFor(calls, 20_000);
    run.child.kill('SIGTERM');
    expect(await run.ended).toEqual({ code: null, signal: 'SIGTERM' });
    expect(await readdir(folder)).not.toContain('.bootstrap.lock');
  });
});

describe('the database client', () => {
  const [, node] = hostNodes().at(-1) ?? ['', process.execPath];

  it('is generated when it is missing, half-made or older than the schema, and only then', async () => {
    await linkPackages();
    await script(`process.stdout.write('ran')`);
    await cp(join(project, 'prisma/schema.prisma'), join(folder, 'prisma/schema.prisma'));
    await cp(join(project, 'prisma.config.ts'), join(folder, 'prisma.config.ts'));
    const said = async () => {
      const run = start(node);
      expect(await run.ended).toEqual({ code: 0, signal: null });
      expect(run.out).toBe('ran');
      return run.err;
    };
    expect(await said()).toContain('generating the database client');
    expect(await readdir(join(folder, 'src/store/client'))).toContain('client.ts');
    expect(await said()).toBe('');

    await rm(join(folder, 'src/store/client/.tangguh'));
    expect(await said()).toContain('generating the database client');
    await writeFile(join(folder, 'prisma/schema.prisma'), '\nmodel Boat {\n  id Int @id\n}\n', { flag: 'a' });
    expect(await said()).toContain('generating the database client');
    expect(await readdir(join(folder, 'src/store/client/models'))).toContain('Boat.ts');
    expect(await said()).toBe('');
  });
});
