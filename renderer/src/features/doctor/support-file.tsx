import { Button } from '@mantine/core';
import { useId } from 'react';

import { useCommandMutation } from '../../client/use-command.ts';
import { saveFile } from '../../shop/save-file.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { doctorTexts } from '../../texts/doctor.ts';
import { useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './doctor-page.module.css';

/** What may be handed to whoever helps: read first, then saved, and never sent by us. */
export function SupportFile() {
  const t = useTexts(doctorTexts).bundle;
  const { mutateAsync, data, isPending } = useCommandMutation('doctor.bundle');
  const { run } = useDeed();
  const heading = useId();
  const save = ({ fileName, text }: { fileName: string; text: string }): Promise<void> =>
    Promise.resolve(saveFile(fileName, [text], 'text/plain'));
  return (
    <Section title={t.title} look="card">
      <p>{t.help}</p>
      {data && (
        <>
          <h3 id={heading}>{t.preview}</h3>
          <pre className={classes['preview']} role="region" tabIndex={0} aria-labelledby={heading}>
            {data.text}
          </pre>
        </>
      )}
      <div className={classes['deeds']}>
        {data && <Button onClick={() => void run({ act: () => save(data), done: t.saved })}>{t.save}</Button>}
        <Button variant="default" loading={isPending} onClick={() => void run({ act: () => mutateAsync({}) })}>
          {t.prepare}
        </Button>
      </div>
    </Section>
  );
}
