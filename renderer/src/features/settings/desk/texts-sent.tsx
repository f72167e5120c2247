import { useCommandQuery } from '../../../client/use-command.ts';
import { TextLines } from '../../../shop/text-lines.tsx';
import { useShopZone } from '../../../shop/use-shops.ts';
import { useTexts } from '../../../texts/language.tsx';
import { textsTexts } from '../../../texts/texts.ts';
import { Answer } from '../../../ui/answer.tsx';
import classes from './desk.module.css';

const MOST = 20;

/** What was sent last, is to be sent, or could not be. */
export function TextsSent({ business }: { business: string }) {
  const t = useTexts(textsTexts).outbox;
  const zone = useShopZone(business);
  const answer = useCommandQuery('texts.list', { business, limit: MOST });
  return (
    <details>
      <summary>{t.title}</summary>
      <Answer of={answer} lines={3}>
        {({ texts }) =>
          texts.length > 0 ? (
            <TextLines texts={texts} zone={zone} isOfMany />
          ) : (
            <p className={classes['quiet']}>{t.none}</p>
          )
        }
      </Answer>
    </details>
  );
}
