import { type FileHandle, open } from 'node:fs/promises';

/** Opens a file for reading. Null when it cannot be read: absent, not ours to read, a folder. A pipe will do. */
export async function openFile(path: string): Promise<FileHandle | null> {
  const file = await open(path).catch(() => null);
  if (!(await file?.stat())?.isDirectory()) return file;
  await file?.close();
  return null;
}
