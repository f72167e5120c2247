import { Button } from '@mantine/core';

import type { Certificate } from '#contract/erasures.ts';
import { useCommandQuery } from '../../../client/use-command.ts';
import { saveFile } from '../../../shop/save-file.ts';
import { ShopWhen } from '../../../shop/shop-when.tsx';
import { useTexts } from '../../../texts/language.tsx';
import { proofTexts } from '../../../texts/proof.ts';
import { Answer } from '../../../ui/answer.tsx';
import { BackLink } from '../../../ui/back-link.tsx';
import { Page } from '../../../ui/page.tsx';
import { Section } from '../../../ui/section.tsx';
import { certificateLines, countedKinds } from './certificate-lines.ts';
import classes from './proof.module.css';

/** What was erased of somebody, and what the providers answered until now: to print, or to keep. */
export function CertificatePage({ id }: { id: string }) {
  const t = useTexts(proofTexts);
  const answer = useCommandQuery('erasures.get', { id });
  const { data } = answer;
  const save = (certificate: Certificate): void =>
    saveFile(
      `erased-${certificate.id}.txt`,
      [certificateLines(certificate, t.certificate).join('\n'), '\n'],
      'text/plain',
    );
  return (
    <>
      <BackLink href="/settings/privacy">{t.back}</BackLink>
      <Page
        title={t.certificate.title}
        lead={t.certificate.lead}
        actions={
          data && (
            <>
              <Button variant="default" onClick={() => save(data)}>
                {t.save}
              </Button>
              <Button onClick={() => window.print()}>{t.print}</Button>
            </>
          )
        }
      >
        <Answer of={answer} lines={8}>
          {(certificate) => <Shown certificate={certificate} />}
        </Answer>
      </Page>
    </>
  );
}

function Shown({ certificate: { id, at, wipedAt, erased, elevenLabs, twilio } }: { certificate: Certificate }) {
  const t = useTexts(proofTexts).certificate;
  return (
    <>
      <p>
        {t.at} <ShopWhen at={at} style="full" />
        <br />
        <span className={classes['quiet']}>{t.number(id)}</span>
      </p>
      <Section title={t.here}>
        <dl className={classes['counts']}>
          {countedKinds.map((kind) => (
            <div key={kind} className={classes['pair']}>
              <dt>{t.kinds[kind]}</dt>
              <dd>{erased[kind]}</dd>
            </div>
          ))}
        </dl>
        <p>
          {wipedAt === null ? (
            t.wipeDue
          ) : (
            <>
              {t.wiped} <ShopWhen at={wipedAt} style="full" />
            </>
          )}
        </p>
      </Section>
      <Section title={t.there}>
        <p>ElevenLabs: {t.answers(elevenLabs)}</p>
        <p>Twilio: {t.answers(twilio)}</p>
      </Section>
      <p className={classes['quiet']}>{t.never}</p>
    </>
  );
}
