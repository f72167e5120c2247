import { Redirect, Route, Switch } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { setupTexts } from '../../texts/setup.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { OneShop } from './one-shop.tsx';

/** Connecting a shop to the providers' accounts: the wizard, and what is connected. Each shop has its own. */
export function SetupPage() {
  const t = useTexts(setupTexts);
  const shops = useCommandQuery('businesses.list', {});
  if (shops.data === undefined)
    return (
      <Page title={t.title} lead={t.lead}>
        <Answer of={shops}>{() => null}</Answer>
      </Page>
    );
  return <Shops shops={shops.data.businesses} />;
}

function Shops({ shops }: { shops: readonly ShownBusiness[] }) {
  const [first] = shops;
  return (
    <Switch>
      <Route path="/setup/:shop/:step?">
        {({ shop: id, step }) => {
          const shop = shops.find((each) => each.id === id);
          if (!shop) return <Redirect to="/setup" replace />;
          return <OneShop key={shop.id} shop={shop} shops={shops} step={step ?? null} />;
        }}
      </Route>
      <Route path="/setup">{first && <OneShop key={first.id} shop={first} shops={shops} step={null} />}</Route>
      <Route>
        <Redirect to="/setup" replace />
      </Route>
    </Switch>
  );
}
