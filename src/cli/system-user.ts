import { userInfo } from 'node:os';

/** Who works at this command line, by the name that the system gives: the actor of what it changes. */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return `uid:${process.getuid?.() ?? 'unknown'}`;
  }
}
