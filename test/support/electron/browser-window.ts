import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron';

import { aHappening } from './happening.ts';
import type { Surroundings } from './surroundings.ts';
import { StandInWebContents } from './web-contents.ts';

type Place = 'getBounds' | 'setBounds' | 'getNormalBounds' | 'isFullScreen' | 'setFullScreen' | 'isMaximized';
type Sight = 'show' | 'hide' | 'focus' | 'isVisible' | 'isFocused' | 'isMinimized' | 'minimize' | 'restore';
type End = 'close' | 'destroy' | 'isDestroyed';

/** A window of which only the page is real: whether it is seen, and where, is written down. */
export class StandInWindow extends EventEmitter implements Pick<BrowserWindow, Place | Sight | End | 'id' | 'loadURL'> {
  readonly id: number;
  readonly options: BrowserWindowConstructorOptions;
  readonly contents: StandInWebContents;
  private bounds: Rectangle;
  private visible: boolean;
  private focused = false;
  private minimized = false;
  private fullScreen = false;
  private destroyed = false;
  private readonly isMac: boolean;
  private readonly onClosed: (window: StandInWindow) => void;

  constructor(given: BrowserWindowConstructorOptions, about: About) {
    super();
    mustBeSafe(given);
    this.id = about.id;
    this.options = given;
    this.onClosed = about.onClosed;
    this.isMac = about.around.platform === 'darwin';
    const { x = 100, y = 100, width = 800, height = 600, show = true } = given;
    this.bounds = { x, y, width, height };
    this.visible = show;
    this.contents = new StandInWebContents(about.around, { id: about.id, preload: given.webPreferences?.preload });
    this.contents.once('did-finish-load', () => this.emit('ready-to-show'));
  }

  get webContents(): WebContents {
    return this.contents.shown;
  }
  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url);
  }

  show(): void {
    this.mustBe();
    if (!this.visible) this.emit('show');
    this.visible = true;
  }
  hide(): void {
    this.mustBe();
    if (this.isMac && this.fullScreen) throw new Error('macOS leaves a black screen where that window was');
    if (this.visible) this.emit('hide');
    this.visible = false;
    this.focused = false;
  }
  focus(): void {
    this.mustBe();
    this.focused = this.visible;
    if (this.visible) this.emit('focus');
  }
  isVisible(): boolean {
    this.mustBe();
    return this.visible;
  }
  isFocused(): boolean {
    return this.focused;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  minimize(): void {
    this.minimized = true;
    this.emit('minimize');
  }
  restore(): void {
    this.minimized = false;
    this.emit('restore');
  }

  getBounds(): Rectangle {
    return { ...this.bounds };
  }
  getNormalBounds(): Rectangle {
    return { ...this.bounds };
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    this.emit('resize');
  }
  isFullScreen(): boolean {
    return this.fullScreen;
  }
  /** The system moves it there and back in its own time, and says when it is done. */
  setFullScreen(flag: boolean): void {
    setImmediate(() => {
      this.fullScreen = flag;
      this.emit(flag ? 'enter-full-screen' : 'leave-full-screen');
    });
  }
  isMaximized(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }
  /** As the owner's click on the cross: the program may say no, and after it the page. */
  close(): void {
    void this.leave();
  }
  /** Gone at once, whatever anybody says; only `closed` is told of it. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    void this.contents.leave({ force: true });
    this.emit('closed');
    this.onClosed(this);
  }
  /** Resolves with whether it let itself be closed. */
  async leave(): Promise<boolean> {
    if (this.destroyed) return true;
    const happening = aHappening({});
    this.emit('close', happening);
    if (happening.defaultPrevented || !(await this.contents.leave({ force: false }))) return false;
    this.destroy();
    return true;
  }

  private mustBe(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }
}

type About = { around: Surroundings; id: number; onClosed: (window: StandInWindow) => void };

/** A page with more rights than these cannot be tried in a browser, and must not exist. */
function mustBeSafe({ webPreferences = {} }: BrowserWindowConstructorOptions): void {
  const { contextIsolation = true, nodeIntegration = false, sandbox = true, webSecurity = true } = webPreferences;
  if (!contextIsolation || nodeIntegration || !sandbox || !webSecurity)
    throw new Error('The stand-in opens windows only with context isolation, sandbox and web security, without Node');
}
