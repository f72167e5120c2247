import { Link } from 'wouter';

import type { ShownSecret } from '#contract/settings.ts';
import { useCommandQuery } from '../../../client/use-command.ts';
import { useTexts } from '../../../texts/language.tsx';
import { modelTexts } from '../../../texts/model.ts';
import { CopyLine } from '../../../ui/copy-line.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './model.module.css';

/** By these the relay knows whose turn it is; ElevenLabs fills them in for each conversation. */
const HEADERS = ['X-Conversation-Id: system__conversation_id', 'X-Caller-Id: system__caller_id'] as const;
/** And by these which shop was called. */
const SHOP_HEADERS = ['X-Agent-Id: system__agent_id', 'X-Called-Number: system__called_number'] as const;

/** What is entered at ElevenLabs, so that an agent there asks this model. */
export function LendSection({ secrets }: { secrets: readonly ShownSecret[] }) {
  const t = useTexts(modelTexts).lend;
  const publicUrl = useCommandQuery('status.get', {}).data?.tunnel.publicUrl ?? null;
  const isSet = secrets.some(({ name, isSet: has }) => name === 'relay' && has);
  const copying = { copy: t.copy, copied: t.copied };
  return (
    <Section title={t.title}>
      <div className={classes['fields']}>
        <p>{t.help}</p>
        <div>
          <p className={classes['quiet']}>{t.address}</p>
          {publicUrl === null ? <p>{t.noAddress}</p> : <CopyLine text={`${publicUrl}/llm`} {...copying} />}
        </div>
        <div>
          <p className={classes['quiet']}>{t.headers}</p>
          {HEADERS.map((header) => (
            <CopyLine key={header} text={header} {...copying} />
          ))}
        </div>
        <div>
          <p className={classes['quiet']}>{t.shopHeaders}</p>
          {SHOP_HEADERS.map((header) => (
            <CopyLine key={header} text={header} {...copying} />
          ))}
        </div>
        <p>
          {`${t.secret} (${isSet ? t.isSet : t.isNotSet}). `}
          <Link href="/settings/secrets">{t.toSecrets}</Link>
        </p>
      </div>
    </Section>
  );
}
