import { Link } from 'wouter';

import { useTexts } from '../../texts/language.tsx';
import { setupCallTexts } from '../../texts/setup-call.ts';
import { setupTexts } from '../../texts/setup.ts';
import { placeOf } from './plan-place.ts';
import { stepAddress } from './wizard-steps.ts';

/** The way to where a fault of the plan is mended, if that is anywhere. */
export function PlanRemedy({ fault, business }: { fault: Error; business: string }) {
  const { plan } = useTexts(setupCallTexts);
  const { steps } = useTexts(setupTexts);
  const place = placeOf(fault);
  if (place === null) return null;
  if (place === 'way') return <Link href="/settings/phone">{plan.way}</Link>;
  return <Link href={stepAddress(business, place)}>{steps.names[place]}</Link>;
}
