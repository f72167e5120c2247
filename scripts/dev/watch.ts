import { watch } from 'node:fs';

/** An editor writes a file in several steps, and a branch is changed file by file. */
const CALM_MS = 150;

/** Calls `work` when it has become calm after a change in one of the folders. Returns what ends it. */
export function watchFolders(folders: readonly string[], work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(work, CALM_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
