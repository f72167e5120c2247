import type { SoulProblem } from '#contract/souls.ts';
import { useTexts } from '../../texts/language.tsx';
import { useSaid } from '../../texts/said.ts';
import { wordsTexts } from '../../texts/words.ts';
import classes from './soul-editor.module.css';

type Props = { id: string; problems: readonly SoulProblem[]; onGo: (line: number) => void };

/** What is to be mended, and the way to each line. */
export function SoulProblems({ id, problems, onGo }: Props) {
  const t = useTexts(wordsTexts);
  const said = useSaid();
  return (
    <div id={id} role="status" className={classes['problems']} data-bad={problems.length > 0 || undefined}>
      <p className={classes['count']}>{problems.length === 0 ? t.fine : t.problems(problems.length)}</p>
      {problems.length > 0 && (
        <ul>
          {problems.map(({ line, ...told }, index) => (
            <li key={index}>
              <button type="button" className={classes['go']} onClick={() => onGo(line)}>
                {t.line(line)}
              </button>
              <span>{said(told)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
