const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`);

/** The files of an Electron.app, by their path: those that electron-builder renames and rewrites, and its fuses. */
export function standInApp(fuses: Buffer): Record<string, Buffer> {
  const contents = 'Electron.app/Contents';
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  const helpers = HELPERS.flatMap((name): [string, Buffer][] => [
    [`${contents}/Frameworks/${name}.app/Contents/Info.plist`, propertyList(name)],
    [`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`, Buffer.alloc(0)],
  ]);
  return {
    'icon.icns': Buffer.from('icns\0\0\0\b'),
    LICENSE: Buffer.alloc(0),
    'LICENSES.chromium.html': Buffer.alloc(0),
    [`${contents}/Info.plist`]: propertyList('Electron'),
    [`${contents}/MacOS/Electron`]: Buffer.alloc(0),
    [`${contents}/Resources/electron.icns`]: Buffer.alloc(0),
    [`${contents}/Resources/en.lproj/.keep`]: Buffer.alloc(0),
    [`${contents}/Resources/fr.lproj/.keep`]: Buffer.alloc(0),
    [`${framework}/Electron Framework`]: fuses,
    [`${framework}/Versions/A/Resources/icudtl.dat`]: Buffer.alloc(0),
    [`${framework}/Versions/A/Resources/en.lproj/locale.pak`]: Buffer.alloc(0),
    [`${framework}/Versions/A/Resources/fr.lproj/locale.pak`]: Buffer.alloc(0),
    ...Object.fromEntries(helpers),
  };
}

function propertyList(name: string): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>CFBundleExecutable</key><string>${name}</string>
  <key>CFBundleIconFile</key><string>electron.icns</string>
</dict></plist>
`);
}
