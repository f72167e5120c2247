import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** reliability.md §1.3: how every Electron we give away must be set, by electron-builder’s names. */
export const REQUIRED_FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;
type FuseName = keyof typeof REQUIRED_FUSES;

const PLACES: Record<FuseName, FuseV1Options> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/** Reads the fuses of a packed program (on macOS: of the .app); one sentence for each that is not as required. */
export async function findFuseFaults(executable: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(executable);
  if (wire.version !== FuseVersion.V1)
    return [`The fuses are of version ${String(wire.version)}, which we do not know.`];
  const names = Object.keys(REQUIRED_FUSES) as FuseName[]; // the keys of the constant above
  const wrong = names.filter((name) => {
    const wanted = REQUIRED_FUSES[name] ? FuseState.ENABLE : FuseState.DISABLE;
    return wire[PLACES[name]] !== wanted;
  });
  return wrong.map((name) => `The fuse ${name} must be ${REQUIRED_FUSES[name] ? 'on' : 'off'}.`);
}
