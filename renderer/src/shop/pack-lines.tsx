import { Link } from 'wouter';

import type { PackLine } from '#contract/calls.ts';
import { useTexts } from '../texts/language.tsx';
import { memoryTexts } from '../texts/memory.ts';
import classes from './pack-lines.module.css';
import { groupedLines, sourceAddress } from './pack-groups.ts';

type Props = {
  lines: readonly PackLine[];
  /** Whose facts and tasks they are, so that a line can lead there. */
  callerId: string | null;
};

/** What the agent was told, in the order it was told, each line leading to where it came from. */
export function PackLines({ lines, callerId }: Props) {
  const t = useTexts(memoryTexts);
  return (
    <dl className={classes['pack']}>
      {groupedLines(lines).map(({ section, lines: told }) => (
        <div key={section} className={classes['group']} data-section={section}>
          <dt>{t.sections[section]}</dt>
          {told.map((line, at) => (
            <dd key={at}>
              <Line line={line} callerId={callerId} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function Line({ line, callerId }: { line: PackLine; callerId: string | null }) {
  const address = sourceAddress(line.source, callerId);
  if (address === null) return line.text;
  return (
    <Link href={address} className={classes['source'] ?? ''}>
      {line.text}
    </Link>
  );
}
