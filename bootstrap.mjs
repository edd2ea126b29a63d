// Every npm script starts here: node bootstrap.mjs SCRIPT ARGS…
// Installs what the lock file says, finds a Node 24, generates the database client, then runs SCRIPT. Whatever is done
// already is not done again. Plain JavaScript for Node 20.19 and built-ins only, for nothing else may be there yet; it
// speaks on standard error only, so that standard output is wholly the script's own.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const modules = join(root, 'node_modules');
const client = join(root, 'src/store/client');
const lockDir = join(root, '.bootstrap.lock');
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const say = (text) => process.stderr.write(`${text}\n`);
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const hash = (...texts) => createHash('sha256').update(JSON.stringify(texts)).digest('hex');
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Ends with a sentence that says what to do. */
function give(up) {
  say(`bootstrap: ${up}`);
  process.exit(1);
}

// ---- installing

const installStamp = join(modules, '.tangguh');
const wanted = () => hash(read(join(root, 'package-lock.json')));

function isInstalled() {
  if (read(installStamp) === wanted()) return true;
  if (!installedByHand()) return false;
  stamp(installStamp, wanted());
  return true;
}

/** Whether node_modules is what the lock file asks for though we did not put it there (`npm i NAME`, an image). */
function installedByHand() {
  const inside = read(join(modules, '.package-lock.json'));
  if (!inside) return false;
  const asked = JSON.parse(read(join(root, 'package-lock.json'))).packages;
  const found = JSON.parse(inside).packages;
  const spare = (it) => it.optional || it.dev || it.devOptional || it.peer;
  const fits = ([path, it]) => (found[path] ? found[path].integrity === it.integrity : spare(it));
  return (
    Object.entries(asked).every(([path, it]) => path === '' || fits([path, it])) &&
    Object.keys(found).every((path) => asked[path])
  );
}

async function install() {
  say('bootstrap: installing packages…');
  const [program, ...before] = npm();
  const args = [...before, 'ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const code = await step(program, args, process.env);
  if (code !== 0) give(`npm ci failed (${code}); what it says above tells why. Is the package registry within reach?`);
  stamp(installStamp, wanted());
}

/** The npm that started us, else the one on the PATH; yarn and pnpm do not read our lock file. */
function npm() {
  const path = process.env.npm_execpath ?? '';
  return /npm-cli\.c?js$/.test(path) ? [process.env.npm_node_execpath ?? process.execPath, path] : ['npm'];
}

// ---- Node 24

function node24() {
  if (major >= 24) return process.execPath;
  const { platform, arch } = process;
  const names = [`node-${platform}-${arch}`, `node-bin-${platform}-${arch}`];
  const found = names.map((name) => join(modules, name, 'bin/node')).find((path) => existsSync(path));
  return (
    found ??
    give(`this is Node ${process.versions.node}, and no Node 24 was installed for ${platform}-${arch}.
Install with optional packages (npm ci --include=optional), or install Node 24 yourself.`)
  );
}

// ---- the database client

const clientStamp = join(client, '.tangguh');
const prisma = join(modules, 'prisma/build/index.js');
const clientWanted = () =>
  hash(read(join(root, 'prisma/schema.prisma')), read(join(root, 'prisma.config.ts')), version('prisma'));
const version = (name) =>
  existsSync(join(modules, name)) ? JSON.parse(read(join(modules, name, 'package.json'))).version : '';

function isGenerated() {
  if (!existsSync(join(root, 'prisma/schema.prisma'))) return true;
  // Without development packages the client comes ready-made, from the stage that built the image.
  if (!existsSync(prisma))
    return (
      existsSync(join(client, 'client.ts')) ||
      give('the database client is missing, and so is prisma to make it: npm ci --include=dev')
    );
  return read(clientStamp) === clientWanted();
}

/** The stamp goes first and comes last: a half-written client is made again. */
async function generate() {
  say('bootstrap: generating the database client…');
  rmSync(clientStamp, { force: true });
  const goal = clientWanted();
  // Prisma would download an engine that generating does not use; any program that exists satisfies it.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  const code = await step(node24(), [prisma, 'generate', '--no-hints'], env);
  if (code !== 0) give(`prisma generate failed (${code}); what it says above tells why.`);
  stamp(clientStamp, goal);
}

// ---- one at a time

const staleMs = 60_000;

/** Does what is not done yet, alone: two bootstraps at once would pull the packages from under each other. */
async function prepare() {
  if (isInstalled() && isGenerated()) return;
  const heart = await takeLock();
  try {
    if (!isInstalled()) await install();
    if (!isGenerated()) await generate();
  } finally {
    clearInterval(heart);
    releaseLock();
  }
}

/** The lock is a folder that appears with its holder's number in it; a heartbeat shows that the number is still his. */
async function takeLock() {
  const draft = `${lockDir}.${process.pid}`;
  for (let told = false; ; told = true) {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft);
    writeFileSync(join(draft, 'pids'), `${process.pid}\n`);
    try {
      renameSync(draft, lockDir);
      holding = true;
      return setInterval(beat, 5000);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) give(`cannot write to ${root} (${error.code}).`);
    }
    if (!told) say('bootstrap: another start is preparing; waiting for it…');
    breakStale();
    await sleep(200);
  }
}

let holding = false;

function releaseLock() {
  if (holding) rmSync(lockDir, { recursive: true, force: true });
  holding = false;
}

process.on('exit', releaseLock);

function beat() {
  try {
    utimesSync(join(lockDir, 'pids'), new Date(), new Date());
  } catch {} // taken from us after a long sleep of the machine
}

function breakStale() {
  const aside = `${lockDir}.stale.${process.pid}`;
  if (!isStale(lockDir)) return;
  try {
    renameSync(lockDir, aside);
    // Somebody may have taken it over between our look and our hand: then it goes back.
    if (!isStale(aside)) renameSync(aside, lockDir);
  } catch {} // somebody else was quicker
  rmSync(aside, { recursive: true, force: true });
}

function isStale(folder) {
  try {
    const path = join(folder, 'pids');
    const pids = readFileSync(path, 'utf8').trim().split('\n').map(Number);
    return Date.now() - statSync(path).mtimeMs > staleMs || !pids.some(isAlive);
  } catch {
    return existsSync(folder);
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// ---- running

/** Runs one step of the preparation, its words on our standard error. A signal ends it, and then us. */
async function step(program, args, env) {
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  // Should we be killed, the step goes on; who comes next must wait for it.
  if (child.pid) appendFileSync(join(lockDir, 'pids'), `${child.pid}\n`);
  const { code, signal, heard } = await ended(child);
  if (!signal && !heard) return code;
  releaseLock();
  return endBy(heard ?? signal);
}

/** Resolves when the child is over; `heard` is the last signal that was meant for us and went on to it. */
async function ended(child) {
  let heard;
  const forward = (signal) => {
    heard = signal;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  const { code, signal } = await new Promise((done) => {
    child.on('error', (error) => done({ code: error.message, signal: null }));
    child.on('exit', (code, signal) => done({ code, signal }));
  });
  for (const signal of signals) process.off(signal, forward);
  return { code, signal, heard };
}

/** Dies of the same signal, so that whoever started us sees what happened. Never resolves. */
function endBy(signal) {
  process.kill(process.pid, signal);
  // The first process of a container outlives its own signals.
  setTimeout(() => process.exit(128 + constants.signals[signal]), 500);
  return new Promise(() => {});
}

function stamp(path, text) {
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}

/** Becomes the script where this Node can; else stands before it, passing on signals and its end. */
async function run(script, args) {
  const node = node24();
  const words = [node, script, ...args];
  // What was compiled once is kept beside the packages: half of a short command is to compile the same modules again.
  process.env.NODE_COMPILE_CACHE ??= join(modules, '.cache/compiled');
  if (node === process.execPath && process.execve) process.execve(node, words);
  // Over the channel the script notices when we are killed and cannot tell it any more.
  const child = spawn(node, words.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  const { code, signal } = await ended(child);
  if (signal) return endBy(signal);
  if (typeof code === 'string') give(`Node 24 does not run here: ${code}`);
  process.exit(code);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  give(`this is Node ${process.versions.node}; Node 20.19 or newer is needed.`);
const [name, ...args] = process.argv.slice(2);
if (!name) give('say what to run: node bootstrap.mjs SCRIPT ARGS…');
await prepare();
const script = resolve(root, name);
if (!existsSync(script))
  give(
    `${name} is not there.${name.startsWith('node_modules') ? ' Install with development packages: npm ci --include=dev' : ''}`,
  );
await run(script, args);
