import type { MenuItemConstructorOptions } from 'electron';

type Template = Pick<MenuItemConstructorOptions, 'label' | 'type' | 'enabled' | 'visible' | 'checked' | 'id' | 'role'> &
  Pick<MenuItemConstructorOptions, 'click' | 'submenu' | 'accelerator' | 'sublabel' | 'toolTip' | 'icon'>;

/** One line of a menu, with what Electron fills in where the template is silent. */
export class StandInMenuItem {
  readonly label: string;
  readonly type: NonNullable<Template['type']>;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly submenu: StandInMenu | undefined;
  readonly template: Template;
  checked: boolean;

  constructor(template: Template) {
    const { submenu } = template;
    this.template = template;
    this.label = template.label ?? template.role ?? '';
    this.submenu =
      submenu instanceof StandInMenu ? submenu : Array.isArray(submenu) ? new StandInMenu(submenu) : undefined;
    this.type = template.type ?? (this.submenu ? 'submenu' : 'normal');
    this.enabled = template.enabled ?? true;
    this.visible = template.visible ?? true;
    this.checked = template.checked ?? false;
  }

  /** As the owner would: what is greyed out or not there cannot be clicked. */
  click(): void {
    if (!this.enabled || !this.visible) throw new Error(`“${this.label}” cannot be clicked`);
    if (this.type === 'checkbox') this.checked = !this.checked;
    // The program is given the item only to read its state from it.
    this.template.click?.(this as unknown as Electron.MenuItem, undefined, {});
  }
}

export class StandInMenu {
  readonly items: StandInMenuItem[];

  constructor(template: readonly Template[]) {
    this.items = template.map((one) => new StandInMenuItem(one));
  }

  /** The lines as they are read, separators left out. */
  labels(): string[] {
    return this.items.filter(({ visible, type }) => visible && type !== 'separator').map(({ label }) => label);
  }
  /** The item that these words lead to, each the beginning of a line, from menu to submenu. */
  find(...path: readonly (string | RegExp)[]): StandInMenuItem {
    const [first = '', ...rest] = path;
    const item = this.items.find(({ label }) =>
      typeof first === 'string' ? label.startsWith(first) : first.test(label),
    );
    if (!item) throw new Error(`There is no “${String(first)}” in: ${this.labels().join(' | ')}`);
    if (rest.length === 0) return item;
    if (!item.submenu) throw new Error(`“${item.label}” has no submenu`);
    return item.submenu.find(...rest);
  }
}

/** `Menu` itself, with the menu of the program where it has one. */
export function createMenus() {
  const kept: { application: StandInMenu | null } = { application: null };
  class Menu extends StandInMenu {
    static buildFromTemplate(template: readonly Template[]): StandInMenu {
      return new StandInMenu(template);
    }
    static setApplicationMenu(menu: StandInMenu | null): void {
      kept.application = menu;
    }
    static getApplicationMenu(): StandInMenu | null {
      return kept.application;
    }
  }
  return { Menu, application: (): StandInMenu | null => kept.application };
}
