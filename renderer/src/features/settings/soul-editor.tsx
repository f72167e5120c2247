import { useId, useRef } from 'react';

import type { SoulProblem } from '#contract/souls.ts';
import { useTexts } from '../../texts/language.tsx';
import { wordsTexts } from '../../texts/words.ts';
import { lineStart, toLines } from './soul-lines.ts';
import { SoulProblems } from './soul-problems.tsx';
import classes from './soul-editor.module.css';

type Props = { text: string; problems: readonly SoulProblem[]; onChange: (text: string) => void };

/**
 * A plain text field over its own lines: the lines beneath give it its height, carry the numbers and mark what is to be
 * mended, while typing, selecting and undoing stay the browser's own.
 */
export function SoulEditor({ text, problems, onChange }: Props) {
  const t = useTexts(wordsTexts);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);

  function goTo(line: number): void {
    const at = lineStart(text, line);
    field.current?.focus();
    field.current?.setSelectionRange(at, at + (toLines(text)[line - 1]?.length ?? 0));
  }

  return (
    <div className={classes['editor']}>
      <label htmlFor={id} className={classes['label']}>
        {t.text}
      </label>
      <p id={`${id}-help`} className={classes['help']}>
        {t.textHelp}
      </p>
      <div className={classes['sheet']}>
        <Lines text={text} problems={problems} />
        <textarea
          ref={field}
          id={id}
          className={classes['field']}
          aria-describedby={`${id}-help ${id}-problems`}
          aria-invalid={problems.length > 0}
          spellCheck={false}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      </div>
      <SoulProblems id={`${id}-problems`} problems={problems} onGo={goTo} />
    </div>
  );
}

function Lines({ text, problems }: Omit<Props, 'onChange'>) {
  const bad = new Set(problems.map(({ line }) => line));
  return (
    <div aria-hidden className={classes['lines']}>
      {toLines(text).map((line, index) => (
        <div key={index} className={classes['line']} data-bad={bad.has(index + 1) || undefined}>
          {line === '' ? '\u200b' : line}
        </div>
      ))}
    </div>
  );
}
