// Plain JavaScript on purpose: the types of resedit bring those of a browser's page into every program that reads them,
// and what is a mistake in Node would not be found any more.
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

const ENGLISH = { lang: 1033, codepage: 1200 };
/** RT_RCDATA: a resource that is just bytes. They stay where they are when others are added. */
const JUST_BYTES = 10;

/** @type {import('./stand-in-windows.d.mts').standInProgram} */
export function standInProgram(bytes) {
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
