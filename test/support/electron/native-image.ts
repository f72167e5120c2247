import { existsSync, readFileSync } from 'node:fs';
import type { NativeImage, Size } from 'electron';

type Known = 'isEmpty' | 'getSize' | 'setTemplateImage' | 'isTemplateImage' | 'getScaleFactors' | 'toPNG';

/** A picture read from its real file. */
export class StandInImage implements Pick<NativeImage, Known> {
  /** Where it was read from; empty for one that came from nowhere. */
  readonly path: string;
  private readonly scales: ReadonlyMap<number, Buffer>;
  private template: boolean;

  constructor(path: string, scales: ReadonlyMap<number, Buffer>, template = false) {
    this.path = path;
    this.scales = scales;
    this.template = template;
  }
  isEmpty(): boolean {
    return this.scales.size === 0;
  }
  getScaleFactors(): number[] {
    return [...this.scales.keys()];
  }
  getSize(scaleFactor = 1): Size {
    return sizeOf(this.scales.get(scaleFactor)) ?? { width: 0, height: 0 };
  }
  setTemplateImage(option: boolean): void {
    this.template = option;
  }
  isTemplateImage(): boolean {
    return this.template;
  }
  toPNG(): Buffer {
    return this.scales.get(1) ?? Buffer.alloc(0);
  }
}

/** `nativeImage` of one platform: ICO is read on Windows only, `@2x` beside a file is found, and `Template` is a mark. */
export function createNativeImage(platform: NodeJS.Platform) {
  function read(file: string): Buffer | undefined {
    if (!existsSync(file)) return undefined;
    const bytes = readFileSync(file);
    if (file.endsWith('.ico') && platform !== 'win32') return undefined;
    return sizeOf(bytes) ? bytes : undefined;
  }
  function createFromPath(path: string): StandInImage {
    const [, stem = path, ending = ''] = /^(.*)(\.[a-z]+)$/su.exec(path) ?? [];
    const scales = [1, 2, 3].flatMap((scale): [number, Buffer][] => {
      const bytes = read(scale === 1 ? path : `${stem}@${scale}x${ending}`);
      return bytes ? [[scale, bytes]] : [];
    });
    return new StandInImage(path, new Map(scales), platform === 'darwin' && stem.endsWith('Template'));
  }
  const createFromBuffer = (bytes: Buffer): StandInImage =>
    new StandInImage('', new Map(sizeOf(bytes) ? [[1, bytes]] : []));
  return { createFromPath, createFromBuffer, createEmpty: (): StandInImage => new StandInImage('', new Map()) };
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const ICO = Buffer.from([0, 0, 1, 0]);

/** Width and height out of the head of a PNG, or of the first picture in an ICO; undefined for anything else. */
function sizeOf(bytes: Buffer | undefined): Size | undefined {
  if (!bytes || bytes.length < 24) return undefined;
  if (bytes.subarray(0, 8).equals(PNG)) return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (bytes.subarray(0, 4).equals(ICO)) return { width: bytes.readUInt8(6) || 256, height: bytes.readUInt8(7) || 256 };
  return undefined;
}
