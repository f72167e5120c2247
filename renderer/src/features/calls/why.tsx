import type { CallDetail, Pack } from '#contract/calls.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { groupedLines } from '../../shop/pack-groups.ts';
import { stretch } from '../../texts/amounts.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { Section } from '../../ui/section.tsx';
import { WhyLine } from './why-line.tsx';
import classes from './why.module.css';

/** The pack that was sent when the phone rang, each line with where it comes from. */
export function Why({ call }: { call: CallDetail }) {
  const t = useTexts(callsTexts).why;
  return (
    <Section title={t.title} look="card">
      {call.pack === null ? <p>{t.nothing}</p> : <Sent pack={call.pack} call={call} />}
    </Section>
  );
}

function Sent({ pack, call }: { pack: Pack; call: CallDetail }) {
  const t = useTexts(callsTexts).why;
  const memory = useTexts(memoryTexts);
  const { callerId } = call;
  // Where a fact was heard is told by the caller's own page of facts; the pack itself holds only its id.
  const { data: caller } = useCommandQuery('callers.get', { id: callerId ?? call.id }, { enabled: callerId !== null });
  return (
    <>
      <p className={classes['lead']}>{t.lead}</p>
      <div>
        <p className={classes['kind']}>{memory.certainty[pack.kind]}</p>
        {pack.firstMessage !== '' && (
          <blockquote className={classes['greeting']}>{t.said(pack.firstMessage)}</blockquote>
        )}
      </div>
      {pack.lines.length === 0 && <p>{t.empty}</p>}
      <dl className={classes['groups']}>
        {groupedLines(pack.lines).map(({ section, lines }) => (
          <div key={section} data-section={section}>
            <dt>{memory.sections[section]}</dt>
            {lines.map((line, at) => (
              <dd key={at}>
                <WhyLine line={line} call={call} facts={caller?.facts ?? []} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <Figures pack={pack} />
    </>
  );
}

function Figures({ pack: { answeredIn, tokens, variables } }: { pack: Pack }) {
  const t = useTexts(callsTexts).why;
  const { language } = useLanguage();
  const names = Object.entries(variables);
  return (
    <div className={classes['figures']}>
      <p>
        {answeredIn !== undefined && `${t.answered(stretch(language, answeredIn))} · `}
        {t.tokens(tokens)}
      </p>
      {names.length > 0 && (
        <details>
          <summary>{t.variables(names.length)}</summary>
          <dl className={classes['variables']}>
            {names.map(([name, value]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{String(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
