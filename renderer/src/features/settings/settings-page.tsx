import { Redirect, Route, Switch } from 'wouter';

import { BackupPage } from './backup/backup-page.tsx';
import { RestorePage } from './backup/restore-page.tsx';
import { CertificatePage } from './proof/certificate-page.tsx';
import { ComputerPage } from './computer-page.tsx';
import { DeskPage } from './desk/desk-page.tsx';
import { ModelPage } from './model/model-page.tsx';
import { NewShopPage } from './new-shop-page.tsx';
import { PhonePage } from './phone-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';
import { SecretsPage } from './secrets-page.tsx';
import { SettingsNav } from './settings-nav.tsx';
import classes from './settings-page.module.css';
import { ShopPage } from './shop-page.tsx';
import { TrailPage } from './proof/trail-page.tsx';
import { WindowPage } from './window-page.tsx';
import { WordsPage } from './words-page.tsx';

/** Everything the owner can arrange, each part at an address of its own. */
export function SettingsPage() {
  return (
    <div className={classes['settings']}>
      <SettingsNav />
      <Switch>
        <Route path="/settings">
          <ShopPage id={null} />
        </Route>
        <Route path="/settings/new-shop">
          <NewShopPage />
        </Route>
        <Route path="/settings/shop/:id?">{({ id }) => <ShopPage id={id ?? null} />}</Route>
        <Route path="/settings/desk/:id?">{({ id }) => <DeskPage id={id ?? null} />}</Route>
        <Route path="/settings/words/:name?">{({ name }) => <WordsPage name={name ?? null} />}</Route>
        <Route path="/settings/secrets">
          <SecretsPage />
        </Route>
        <Route path="/settings/phone">
          <PhonePage />
        </Route>
        <Route path="/settings/model">
          <ModelPage />
        </Route>
        <Route path="/settings/privacy/forgotten/:id">{({ id }) => <CertificatePage key={id} id={id} />}</Route>
        <Route path="/settings/privacy/trail">
          <TrailPage />
        </Route>
        <Route path="/settings/backup/restore">
          <RestorePage />
        </Route>
        <Route path="/settings/backup">
          <BackupPage />
        </Route>
        <Route path="/settings/privacy">
          <PrivacyPage />
        </Route>
        <Route path="/settings/computer">
          <ComputerPage />
        </Route>
        <Route path="/settings/window">
          <WindowPage />
        </Route>
        <Route>
          <Redirect to="/settings" replace />
        </Route>
      </Switch>
    </div>
  );
}
