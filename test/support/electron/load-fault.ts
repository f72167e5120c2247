/** Chromium's numbers for why a page did not load, as far as the stand-in can make one fail. */
const NUMBERS: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_UNKNOWN_URL_SCHEME: -302,
};

type LoadFault = Error & { code: string; errno: number; url: string };

/** What `loadURL` rejects with: "ERR_FAILED (-2) loading 'app://main/'". */
export function toLoadFault(error: unknown, url: string): LoadFault {
  const [, code = 'ERR_FAILED'] = /net::(ERR_[A-Z_]+)/u.exec(String(error)) ?? [];
  const errno = NUMBERS[code] ?? -2;
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`, { cause: error }), { code, errno, url });
}
