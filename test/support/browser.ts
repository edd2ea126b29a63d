import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The browser comes as a package built for Linux on x64 only. Elsewhere browser suites cannot run and must say so. */
export const hasBrowser = process.platform === 'linux' && process.arch === 'x64';

/** Says loudly, in the output of the run, that a suite did not run here. */
export const sayNoBrowser = (suite: string): void => {
  process.stderr.write(
    `\n*** NOT RUN: ${suite}. There is no browser for ${process.platform}/${process.arch} in the registry; run it on Linux x64. ***\n\n`,
  );
};

/** Its own list of fonts: the one in the package names a folder of another machine. */
const fontsConf = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`;

/** The package unpacks into the temporary folder and takes any file of the right name there for whole; so it gets its own. */
async function unpackInto(folder: string): Promise<void> {
  const kept = process.env.TMPDIR;
  const { inflate } = await import('@sparticuz/chromium');
  const bin = new URL('../bin', import.meta.resolve('@sparticuz/chromium')).pathname;
  process.env.TMPDIR = folder;
  try {
    const packs = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(packs.map((pack) => inflate(join(bin, pack))));
  } finally {
    if (kept === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = kept;
  }
}

const versionOf = async (): Promise<string> => {
  const file = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
};

/** The unpacked browser, made once a version and user. Renamed into place whole, so that two runs at once do no harm. */
async function unpacked(): Promise<string> {
  const home = join(tmpdir(), `tangguh-browser-${await versionOf()}-${process.getuid?.() ?? 0}`);
  if (existsSync(home)) return home;
  const making = await mkdtemp(`${home}.new-`);
  await unpackInto(making);
  await writeFile(join(making, 'fonts.conf'), fontsConf(home));
  await rename(making, home).catch(() => rm(making, { recursive: true, force: true }));
  return home;
}

const quiet = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A headless browser that talks to nobody but the pages of the test. It brings the libraries and fonts that it needs. */
export async function openBrowser(): Promise<Browser> {
  const home = await unpacked();
  const env = { ...process.env, LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') };
  return chromium.launch({ executablePath: join(home, 'chromium'), args: quiet, env });
}
