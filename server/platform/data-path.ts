/** Where a path leads, as far as its text tells. Names are those the owner knows. */
export type DataPathKind = 'local' | 'network' | 'OneDrive' | 'Dropbox' | 'iCloud Drive' | 'Google Drive';

/** Folder names the sync programs make themselves, lower-case; several are followed by an account or a shop's name. */
const synced: readonly [DataPathKind, RegExp][] = [
  ['OneDrive', /^onedrive(?:$|[ -])/],
  ['Dropbox', /^dropbox(?:$|[ (-])/],
  ['iCloud Drive', /^(?:mobile documents|icloud ?drive|icloud~.*|com~apple~clouddocs)$/],
  ['Google Drive', /^(?:google ?drive|my drive|drivefs)(?:$|[ -])/],
];

/** Tells folders a database must not live in (reliability F32): network shares and folders a cloud service copies. */
export function classifyDataPath(path: string): DataPathKind {
  // `\\?\C:\…` is only the long spelling of a local path; `\\?\UNC\…` is a share.
  if (/^[\\/]{2}(?![?.][\\/])/.test(path) || /^[\\/]{2}[?.][\\/]unc[\\/]/i.test(path)) return 'network';
  const folders = path.toLowerCase().split(/[\\/]/);
  for (const folder of folders) {
    const match = synced.find(([, pattern]) => pattern.test(folder));
    if (match) return match[0];
  }
  return 'local';
}
