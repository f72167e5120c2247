import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { WebContents, WebFrameMain } from 'electron';
import type { Page, Route } from 'playwright-core';

import { openChromiumPage, type ChromiumPage } from './chromium-page.ts';
import { standingInFor } from './complete.ts';
import { createFrames, type Frames } from './frames.ts';
import { aHappening } from './happening.ts';
import { isOfMainFrame, leavesWillingly } from './leaving.ts';
import { toLoadFault } from './load-fault.ts';
import type { Upward } from './renderer-ipc.ts';
import type { Surroundings } from './surroundings.ts';
import { createWire } from './wire.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type Known =
  | 'loadURL'
  | 'reload'
  | 'send'
  | 'getURL'
  | 'isDestroyed'
  | 'isCrashed'
  | 'isLoading'
  | 'focus'
  | 'mainFrame';
type Opening = 'setWindowOpenHandler' | 'id' | 'close' | 'executeJavaScript';

const wire = createWire();
/** Told within the stand-in: the page did not let itself be left. */
export const STAYS = 'stand-in-stays';

/** The page of one window: Chromium behind the face that Electron gives it. */
export class StandInWebContents extends EventEmitter implements Pick<WebContents, Known | Opening> {
  readonly id: number;
  readonly shown = standingInFor<WebContents>(this, 'WebContents');
  private readonly around: Surroundings;
  private readonly preload: string | undefined;
  private readonly frames: Frames;
  private opened: Promise<ChromiumPage> | undefined;
  /** The program itself has asked for an address: no guard is asked about that one. */
  private expected = false;
  private loading = false;
  private crashed = false;
  private destroyed = false;
  private address = '';
  private openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(around: Surroundings, { id, preload }: { id: number; preload: string | undefined }) {
    super();
    this.around = around;
    this.id = id;
    this.preload = preload;
    this.frames = createFrames(around.protocol.fromPage);
  }

  get mainFrame(): WebFrameMain {
    return this.frames.main();
  }
  getURL(): string {
    return this.address;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  isLoading(): boolean {
    return this.loading;
  }
  focus(): void {
    this.emit('focus');
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  /** Resolves when the page is loaded; rejects in Electron's words when it is not. */
  async loadURL(url: string): Promise<void> {
    this.mustBe();
    this.address = url;
    const { page } = await this.page();
    this.expected = true;
    await this.load(() => page.goto(this.around.protocol.toPage(url)));
  }
  reload(): void {
    if (this.crashed) return void this.loadURL(this.address).catch(() => undefined);
    void this.page()
      .then(({ page }) => {
        this.expected = true;
        return this.load(() => page.reload());
      })
      .catch(() => undefined);
  }
  send(channel: string, ...args: unknown[]): void {
    this.mustBe();
    const packed = wire.pack(args);
    void this.opened
      ?.then((page) => page.deliver({ kind: 'event', channel, args: packed }, this.frames.mainId()))
      .catch(() => undefined);
  }

  /** In the page's own world, out of the policy's reach. */
  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.page()).page.evaluate(code);
  }

  /** The page, opened when it is first asked for, and anew after its process was lost. */
  page(): Promise<ChromiumPage> {
    this.opened ??= this.open();
    return this.opened;
  }
  /** As `ipcRenderer.invoke` of a frame that was given a preload script, whether it should have been or not. */
  ask(frame: WebFrameMain | null, channel: string, ...args: unknown[]): Promise<unknown> {
    return this.around.ipc.invoke({ sender: this.shown, frame }, channel, args);
  }
  /** Closes the page, if it lets itself be closed; `force` leaves it no say. Resolves with whether it is gone. */
  async leave({ force }: { force: boolean }): Promise<boolean> {
    const opened = await this.opened?.catch(() => undefined);
    if (opened && !force && !(await leavesWillingly(opened.page, (stays) => this.once(STAYS, stays)))) return false;
    this.destroyed = true;
    await opened?.page.close().catch(() => undefined);
    this.emit('destroyed');
    return true;
  }
  close(): void {
    void this.leave({ force: false });
  }

  /** Every request of this page: first whether the frame may go there, then who answers. */
  async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = this.around.protocol.fromPage(request.url());
    const isMainFrame = isOfMainFrame(request);
    if (request.isNavigationRequest())
      this.emit('did-start-navigation', aHappening({ url, isMainFrame, isSameDocument: false }));
    if (request.isNavigationRequest() && !this.mayGo(url, isMainFrame)) return route.abort('aborted');
    if (await this.around.protocol.serve(route)) return;
    this.around.seen.outside.push(url);
    await route.abort('blockedbyclient');
  }

  private mayGo(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && this.expected) {
      this.expected = false;
      return true;
    }
    const frame = isMainFrame ? this.mainFrame : null;
    const happening = aHappening({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    this.emit('will-frame-navigate', happening);
    if (isMainFrame && !happening.defaultPrevented) this.emit('will-navigate', happening, url, false, true);
    return !happening.defaultPrevented;
  }

  private async load(go: () => Promise<unknown>): Promise<void> {
    this.loading = true;
    this.emit('did-start-loading');
    try {
      await go();
    } catch (error) {
      const fault = toLoadFault(error, this.address);
      if (!this.destroyed) this.emit('did-fail-load', aHappening({}), fault.errno, fault.code, fault.url, true, 1, 1);
      throw fault;
    } finally {
      this.expected = false;
      this.loading = false;
      if (!this.destroyed) this.emit('did-stop-loading');
    }
  }

  private async open(): Promise<ChromiumPage> {
    const context = await this.around.context();
    const opened = await openChromiumPage({
      context,
      frames: this.frames,
      preload: this.preload === undefined ? undefined : readFileSync(this.preload, 'utf8'),
      onUpward: (message, frameId) => this.hear(message, frameId),
      onWindowOpen: (url, frameName) => this.openWindow(url, frameName),
      onLeaving: (url, frameId) => void this.mayGo(url, frameId === this.frames.mainId()),
      onCrash: () => this.crash(opened),
      onDialog: (kind) => this.mayLeave(kind),
      onStay: () => this.emit(STAYS),
    });
    this.crashed = false;
    this.around.pages.set(opened.page, this);
    this.watch(opened.page);
    return opened;
  }

  private watch(page: Page): void {
    const { complaints } = this.around.seen;
    page.on('domcontentloaded', () => this.emit('dom-ready'));
    page.on('load', () => this.emit('did-finish-load'));
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return;
      this.address = this.around.protocol.fromPage(frame.url());
      this.emit('did-navigate', aHappening({}), this.address);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  }

  private hear(message: Upward, frameId: string): void {
    if (message.kind === 'preload-error') {
      this.around.seen.complaints.push(message.message);
      this.emit('preload-error', aHappening({}), this.preload, new Error(message.message));
      return;
    }
    if (message.kind === 'send') throw new Error(`The stand-in has no ipcMain.on for '${message.channel}'`);
    const [args, { id }] = [wire.unpack(message.args), message];
    void this.ask(
      this.frames.find(frameId) ?? null,
      message.channel,
      ...(Array.isArray(args) ? (args as unknown[]) : []),
    )
      .then((value) =>
        this.opened?.then((page) => page.deliver({ kind: 'reply', id, value: wire.pack(value) }, frameId)),
      )
      .catch((error: unknown) => {
        const said = error instanceof Error ? error.message : String(error);
        return this.opened?.then((page) => page.deliver({ kind: 'refusal', id, message: said }, frameId));
      });
  }

  /** Electron asks nobody about a page that does not want to be left: it stays, unless the program says otherwise. */
  private mayLeave(kind: string): boolean {
    const happening = aHappening({});
    if (kind === 'beforeunload') this.emit('will-prevent-unload', happening);
    else this.around.seen.complaints.push(`a question was asked: ${kind}`);
    return happening.defaultPrevented;
  }
  private openWindow(url: string, frameName: string): void {
    const wish = {
      url: this.around.protocol.fromPage(url),
      frameName,
      features: '',
      disposition: 'foreground-tab' as const,
    };
    const { action } = this.openHandler({ ...wish, referrer: { url: this.address, policy: 'default' } });
    if (action === 'allow') this.around.seen.outside.push(wish.url);
  }

  private crash({ page }: ChromiumPage): void {
    this.opened = undefined;
    this.crashed = true;
    this.frames.gone();
    void page.close().catch(() => undefined);
    const details = { reason: 'crashed' as const, exitCode: 5 };
    this.emit('render-process-gone', aHappening({}), details);
    this.around.onRendererGone(this.shown, details);
  }

  private mustBe(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }
}
