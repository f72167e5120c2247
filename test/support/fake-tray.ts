import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';

import type { ElectronParts } from '../../electron/electron-parts.ts';

type Menu = { template: MenuItemConstructorOptions[] };

/** The few parts of Electron that the tray is made of, writing down what is done with them. */
export function fakeTrayParts() {
  const images: string[] = [];
  const tips: string[] = [];
  const menus: MenuItemConstructorOptions[][] = [];
  const made: { guid: string | undefined }[] = [];
  class Tray extends EventEmitter {
    destroyed = false;
    constructor(image: string, guid?: string) {
      super();
      made.push({ guid });
      images.push(image);
      icons.push(this);
    }
    setImage = (image: string): void => void images.push(image);
    setToolTip = (tip: string): void => void tips.push(tip);
    setContextMenu = ({ template }: Menu): void => void menus.push(template);
    isDestroyed = (): boolean => this.destroyed;
    destroy(): void {
      this.destroyed = true;
    }
  }
  const icons: Tray[] = [];
  const nativeTheme = Object.assign(new EventEmitter(), {
    shouldUseDarkColors: false,
    shouldUseDarkColorsForSystemIntegratedUI: false,
  });
  const electron = {
    Tray,
    Menu: { buildFromTemplate: (template: MenuItemConstructorOptions[]): Menu => ({ template }) },
    nativeImage: { createFromPath: (path: string): string => path },
    nativeTheme,
  } as unknown as Pick<ElectronParts, 'Menu' | 'nativeImage' | 'nativeTheme' | 'Tray'>;
  return { electron, nativeTheme, images, tips, menus, made, icons };
}
