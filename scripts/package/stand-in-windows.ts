import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

const ENGLISH = { lang: 1033, codepage: 1200 };
/** RT_RCDATA: a resource that is just bytes. They stay where they are when others are added. */
const JUST_BYTES = 10;

/**
 * A Windows program with no code, a version and our bytes in it: enough for electron-builder to write the archive’s
 * hash into, as it does with the real one.
 */
export function standInProgram(bytes: Buffer): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program, true);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues(ENGLISH, { ProductName: 'Electron', FileDescription: 'Stand-in' });
  version.lang = ENGLISH.lang;
  version.outputToResourceEntries(resources.entries);
  resources.entries.push({ type: JUST_BYTES, id: 1, ...ENGLISH, bin: new Uint8Array(bytes).buffer });
  resources.outputResource(program);
  return Buffer.from(program.generate());
}
