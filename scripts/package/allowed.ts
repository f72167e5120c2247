import type { PackedFile } from './contents.ts';
import { targetName, type Platform, type Target } from './targets.ts';

/** What may be in the archive, and nothing else: our bundles, what they read, and the one module outside them. */
const IN_ARCHIVE = [
  /^package\.json$/,
  /^out\/electron\/(?:main|preload|calendar-thread|chunk-[\w-]+)\.c?js$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w-]+(?:\.[\w-]+)?\.(?:js|css|svg|woff2|png)$/,
  /^resources\/soul\/[\w-]+\.md$/,
  /^resources\/rehearsals\/[\w-]+\.json$/,
  /^node_modules\/better-sqlite3\/(?:package\.json|LICENSE)$/,
  /^node_modules\/better-sqlite3\/lib\/(?:methods\/)?[\w-]+\.js$/,
];

/** Each system has icons of its own, and those of the others stay out. */
const ICONS: Record<Platform, RegExp> = {
  linux: /^resources\/icons\/(?:app|tray)-linux\/[\w@-]+\.png$/,
  win32: /^resources\/icons\/tray-windows\/[\w-]+\.ico$/,
  darwin: /^resources\/icons\/tray-mac\/[\w@-]+\.png$/,
};

/** What is ours beside the archive. */
const LICENCES = /^licences\/(?:LICENSE\.txt|THIRD-PARTY-NOTICES\.txt|sbom\.cdx\.json)$/;

/** Electron's own files, from its distribution's manifests and with the languages electron-builder.yml leaves. */
const ELECTRON: Record<Platform, readonly RegExp[]> = {
  linux: [
    /^(?:linekeeper|chrome-sandbox|chrome_crashpad_handler)$/,
    /^lib(?:EGL|GLESv2|ffmpeg|vk_swiftshader)\.so$|^libvulkan\.so\.1$/,
  ],
  win32: [
    /^Linekeeper\.exe$/,
    /^(?:d3dcompiler_47|dxcompiler|dxil|ffmpeg|libEGL|libGLESv2|vk_swiftshader|vulkan-1)\.dll$/,
  ],
  darwin: [
    /^(?:Info\.plist|PkgInfo|CodeResources|_CodeSignature\/CodeResources|MacOS\/Linekeeper)$/,
    /^Frameworks\/(?:Electron Framework|Mantle|ReactiveObjC|Squirrel)\.framework\/(?!.*\.(?:js|node|map)$)/,
    /^Frameworks\/Linekeeper Helper(?: \((?:GPU|Plugin|Renderer)\))?\.app\/Contents\/(?:Info\.plist|PkgInfo|CodeResources|_CodeSignature\/CodeResources|MacOS\/Linekeeper Helper(?: \((?:GPU|Plugin|Renderer)\))?)$/,
    /^Resources\/(?:en|en_GB|de)\.lproj\/[\w.-]+$|^Resources\/icon\.icns$/,
  ],
};
const ELECTRON_ON_LINUX_AND_WINDOWS = [
  /^chrome_[12]00_percent\.pak$|^resources\.pak$|^icudtl\.dat$/,
  /^(?:snapshot_blob|v8_context_snapshot)\.bin$|^vk_swiftshader_icd\.json$/,
  /^locales\/(?:en-US|en-GB|de)\.pak$/,
  /^LICENSE\.electron\.txt$|^LICENSES\.chromium\.html$/,
];

/** True for a file that a package for this target may hold. */
export function isAllowed({ place, path }: PackedFile, target: Target): boolean {
  if (place === 'asar') return matches(IN_ARCHIVE, path) || ICONS[target.platform].test(path);
  if (place === 'unpacked') return path === nativeModule(target);
  const home = target.platform === 'darwin' ? 'Linekeeper.app/Contents/' : '';
  const resources = target.platform === 'darwin' ? 'Linekeeper.app/Contents/Resources/' : 'resources/';
  if (path.startsWith(resources) && isOurs(path.slice(resources.length), target)) return true;
  return path.startsWith(home) && isElectrons(path.slice(home.length), target.platform);
}

/** The one native module, as it lies in app.asar.unpacked. */
export function nativeModule(target: Target): string {
  return `node_modules/better-sqlite3/prebuilds/${targetName(target)}.node`;
}

/** The tunnel's program, as it lies beneath the resources. */
export function tunnelProgram(target: Target): string {
  return `cloudflared/${targetName(target)}/cloudflared${target.platform === 'win32' ? '.exe' : ''}`;
}

function isOurs(path: string, target: Target): boolean {
  const named = ['app.asar', 'app-update.yml', tunnelProgram(target)];
  return named.includes(path) || LICENCES.test(path);
}

function isElectrons(path: string, platform: Platform): boolean {
  const shared =
    platform === 'darwin'
      ? [/^Resources\/LICENSE(?:\.electron\.txt|S\.chromium\.html)$/]
      : ELECTRON_ON_LINUX_AND_WINDOWS;
  return matches(ELECTRON[platform], path) || matches(shared, path);
}

function matches(patterns: readonly RegExp[], path: string): boolean {
  return patterns.some((pattern) => pattern.test(path));
}
