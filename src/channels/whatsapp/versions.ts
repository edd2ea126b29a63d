import './quiet.ts';
import { DEFAULT_CONNECTION_CONFIG, fetchLatestWaWebVersion } from '@whiskeysockets/baileys';
import type { Version, Versions } from './parts.ts';

const FETCH_MS = 10_000;

/** Asks WhatsApp which version of WhatsApp Web is the newest; undefined where it cannot be learnt. */
export async function newestVersion(): Promise<Version | undefined> {
  const { version, isLatest } = await fetchLatestWaWebVersion({ signal: AbortSignal.timeout(FETCH_MS) });
  return isLatest ? version : undefined;
}

const isSame = (one: Version, other: Version | undefined): boolean => one.join() === other?.join();

/** Which version we say we are: the newest, else the last that worked, else the one that Baileys brings, but none that was refused. */
export function versionChoice({ last, keep, fetch }: Versions) {
  const baked = DEFAULT_CONNECTION_CONFIG.version;
  const refused: Version[] = [];
  let chosen: Version | undefined;

  async function choose(): Promise<Version> {
    const known = [await fetch?.().catch(() => undefined), await last(), baked];
    return known.find((version) => version && !refused.some((old) => isSame(old, version))) ?? baked;
  }

  return {
    /** The same until it is refused. */
    async current(): Promise<Version> {
      chosen ??= await choose();
      return chosen;
    },
    /** WhatsApp says that it is too old. */
    refuse(): void {
      if (chosen) refused.push(chosen);
      chosen = undefined;
    },
    /** WhatsApp has taken it. */
    async worked(): Promise<void> {
      if (chosen && !isSame(chosen, await last())) await keep(chosen);
    },
  };
}
