import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import { openLogFile } from '../../server/platform/log-file.ts';
import { createLogger, type LogFields } from '../../server/platform/logger.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const id = '01990a5e-1234-7000-8000-123456789012';

function memoryLogger() {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { lines, logger: createLogger({ write, flush: () => undefined, close: () => undefined }) };
}

describe('T21: log lines', () => {
  it('when something happens, then one line says what, when and with which measures', () => {
    const { lines, logger } = memoryLogger();
    logger.event('http.request', { route: 'POST /tools/:tool', status: 200, milliseconds: 1.5, id });
    expect(lines).toEqual([
      {
        level: 30,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
        event: 'http.request',
        route: 'POST /tools/:tool',
        status: 200,
        milliseconds: 1.5,
        id,
      },
    ]);
  });

  it('when time passes within and over a second, then each line carries its own instant', () => {
    vi.useFakeTimers();
    const { lines, logger } = memoryLogger();
    for (const at of [1_000_000_000_999, 1_000_000_001_000, 1_000_000_001_007, 999_999_999_000]) {
      vi.setSystemTime(at);
      logger.event('tick');
      expect(lines.at(-1)?.['time']).toBe(new Date(at).toISOString());
    }
    vi.useRealTimers();
  });

  it('when somebody gets round the types, then neither person nor secret is written', () => {
    const { lines, logger } = memoryLogger();
    const smuggled = {
      problem: 'call from +1 (555) 010-0123',
      kind: 'ann@example.com',
      state: 'Bearer abc',
      id: '15550100123',
      code: '0123456789abcdef0123456789abcdef',
    } satisfies LogFields;
    logger.event('x', smuggled);
    expect(lines[0]).toMatchObject({
      problem: 'call from +[number]',
      kind: '[e-mail]',
      state: '[secret]',
      id: '[number]',
      code: '[secret]',
    });
  });

  it('when a fault is logged, then name, code, place and cause stay and personal data does not', () => {
    const { lines, logger } = memoryLogger();
    const cause = Object.assign(new Error('no answer from ann@example.com'), { code: 'ECONNRESET' });
    logger.fault('inbox.worker', new TypeError('cannot call +15550100123', { cause }));
    expect(lines[0]).toMatchObject({
      level: 50,
      fault: 'inbox.worker',
      name: 'TypeError',
      message: 'cannot call +[number]',
      cause: { name: 'Error', code: 'ECONNRESET' },
    });
    expect(JSON.stringify(lines)).not.toMatch(/5550100123|ann@example/);
    expect(JSON.stringify(lines[0]?.['frames'])).toContain('unit/logger.test.ts:');
    expect(JSON.stringify(lines)).not.toContain(process.cwd());
  });

  it('when text could not be read as JSON, then none of it is written', () => {
    const { lines, logger } = memoryLogger();
    try {
      JSON.parse('Ana Lopez likes tea');
    } catch (error) {
      logger.fault('card', error);
    }
    expect(lines[0]).toMatchObject({ fault: 'card', name: 'SyntaxError' });
    expect(JSON.stringify(lines)).not.toContain('Ana');
  });

  it('when something is thrown that is no error, then that is logged too', () => {
    const { lines, logger } = memoryLogger();
    logger.fault('x', 'words +15550100123');
    expect(lines[0]).toMatchObject({ fault: 'x', name: 'string' });
    expect(JSON.stringify(lines)).not.toContain('5550100123');
  });
});

describe('log file', () => {
  const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1);

  it('when lines are few, then they are held back until flush or close, and the file is private', () => {
    const file = join(temporaryDirectory(), 'logs', 'linekeeper.log');
    const sink = openLogFile({ file });
    sink.write('one\n');
    expect(linesOf(file)).toEqual([]);
    sink.flush();
    expect(linesOf(file)).toEqual(['one']);
    sink.write('two\n');
    sink.close();
    sink.close();
    sink.write('after the end\n');
    expect(linesOf(file)).toEqual(['one', 'two']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('when a second has passed, then lines are on the disk without being asked for', () => {
    vi.useFakeTimers();
    const file = join(temporaryDirectory(), 'linekeeper.log');
    const sink = openLogFile({ file });
    sink.write('one\n');
    vi.advanceTimersByTime(1000);
    expect(linesOf(file)).toEqual(['one']);
    vi.useRealTimers();
    sink.close();
  });

  it('when it is opened again, then it goes on where it was', () => {
    const file = join(temporaryDirectory(), 'linekeeper.log');
    for (const line of ['one\n', 'two\n']) {
      const sink = openLogFile({ file });
      sink.write(line);
      sink.close();
    }
    expect(linesOf(file)).toEqual(['one', 'two']);
  });

  it('when files fill up, then only the newest are kept and none of their lines is lost or torn', () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'x.log');
    const sink = openLogFile({ file, maxBytes: 50_000, keep: 3 });
    const line = (n: number): string => `${String(n).padStart(6, '0')} ${'x'.repeat(92)}\n`;
    for (let n = 0; n < 3000; n += 1) sink.write(line(n));
    sink.close();
    expect(readdirSync(directory).sort()).toEqual(['x.log', 'x.log.1', 'x.log.2']);
    const kept = [`${file}.2`, `${file}.1`, file].flatMap(linesOf).map((text) => Number(text.slice(0, 6)));
    expect(kept.length).toBeGreaterThan(1000);
    expect(kept).toEqual(Array.from(kept, (_, index) => 3000 - kept.length + index));
  });
});
