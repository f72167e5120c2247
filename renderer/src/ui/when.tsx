import { useLanguage } from '../texts/language.tsx';
import { ago, moment, type MomentStyle } from '../texts/moments.ts';
import { useNow } from './use-now.ts';

type Props = { at: string; zone: string; style?: MomentStyle | 'ago' };

const MINUTE_MS = 60_000;

/** A moment in the shop's zone, in short or as how long ago; resting on it tells it in full. */
export function When({ at, zone, style = 'dayAndTime' }: Props) {
  const { language } = useLanguage();
  return (
    <time dateTime={at} title={moment(language, at, zone, 'full')}>
      {style === 'ago' ? <Ago at={at} /> : moment(language, at, zone, style)}
    </time>
  );
}

function Ago({ at }: { at: string }) {
  const { language } = useLanguage();
  return ago(language, at, useNow(MINUTE_MS));
}
