import { EventEmitter } from 'node:events';
import type { NativeImage, Rectangle, Tray } from 'electron';

import type { StandInMenu } from './menu.ts';
import { StandInImage, type createNativeImage } from './native-image.ts';

type Known =
  | 'setToolTip'
  | 'setTitle'
  | 'destroy'
  | 'isDestroyed'
  | 'getBounds'
  | 'setIgnoreDoubleClickEvents'
  | 'getGUID';

type ToImage = (image: NativeImage | string) => StandInImage;

/** The icon in the bar, as the owner sees it: a picture, words beneath the pointer, a menu. */
export class StandInTray extends EventEmitter implements Pick<Tray, Known> {
  image: StandInImage;
  toolTip = '';
  title = '';
  menu: StandInMenu | null = null;
  /** How often a menu was opened by the program itself. */
  readonly opened: StandInMenu[] = [];
  private readonly guid: string | null;
  private readonly toImage: ToImage;
  private destroyed = false;

  constructor(image: NativeImage | string, guid: string | undefined, toImage: ToImage) {
    super();
    this.toImage = toImage;
    this.image = toImage(image);
    this.guid = guid ?? null;
  }

  setImage(image: NativeImage | string): void {
    this.mustBe();
    this.image = this.toImage(image);
  }
  setToolTip(toolTip: string): void {
    this.mustBe();
    this.toolTip = toolTip;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  setContextMenu(menu: StandInMenu | null): void {
    this.mustBe();
    this.menu = menu;
  }
  popUpContextMenu(menu: StandInMenu | null = this.menu): void {
    if (menu) this.opened.push(menu);
  }
  closeContextMenu(): void {}
  setIgnoreDoubleClickEvents(): void {}
  getBounds(): Rectangle {
    return { x: 900, y: 0, width: 24, height: 24 };
  }
  getGUID(): string | null {
    return this.guid;
  }
  destroy(): void {
    this.destroyed = true;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }

  private mustBe(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }
}

/** `Tray` itself, and the icons there are. */
export function createTrays({ createFromPath }: ReturnType<typeof createNativeImage>) {
  const made: StandInTray[] = [];
  const toImage: ToImage = (image) => {
    const read = typeof image === 'string' ? createFromPath(image) : image;
    if (!(read instanceof StandInImage)) throw new TypeError('That is no picture of the stand-in');
    return read;
  };
  const Tray: object = class extends StandInTray {
    constructor(image: NativeImage | string, guid?: string) {
      super(image, guid, toImage);
      made.push(this);
    }
  };
  return { Tray, there: (): StandInTray[] => made.filter((one) => !one.isDestroyed()), made };
}
