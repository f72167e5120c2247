import { Switch } from '@mantine/core';

import type { HostState } from '#contract/host.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { computerTexts } from '../../texts/computer.ts';
import { useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './retention.module.css';

const names = ['loginItem', 'keepAwake', 'notify', 'checkUpdates'] as const;
type Name = (typeof names)[number];

/** What is switched here holds at once; the way back is offered with the word that it was done. */
export function ComputerSwitches({ host }: { host: HostState }) {
  const t = useTexts(computerTexts).running;
  const { mutateAsync } = useCommandMutation('host.save', { refreshes: ['host.get'] });
  const { run, isBusy } = useDeed();
  const help: Record<Name, string> = {
    loginItem: { on: t.loginItemHelp, off: t.loginItemHelp, blocked: t.blocked, unsupported: t.unsupported }[
      host.loginItem
    ],
    keepAwake: t.keepAwakeHelp,
    notify: t.notifyHelp,
    checkUpdates: t.checkUpdatesHelp,
  };
  const isOn = (name: Name): boolean => (name === 'loginItem' ? host.loginItem === 'on' : host[name]);
  const isFixed = (name: Name): boolean =>
    name === 'loginItem' && (host.loginItem === 'blocked' || host.loginItem === 'unsupported');
  const turn = (name: Name, on: boolean) => (): Promise<unknown> => mutateAsync({ [name]: on });

  return (
    <Section title={t.title}>
      <div className={classes['switches']}>
        {names.map((name) => (
          <Switch
            key={name}
            size="md"
            label={t[name]}
            description={help[name]}
            checked={isOn(name)}
            disabled={isBusy || isFixed(name)}
            onChange={({ currentTarget: { checked } }) =>
              void run({
                act: turn(name, checked),
                done: (checked ? t.on : t.off)(t[name]),
                undo: turn(name, !checked),
              })
            }
          />
        ))}
      </div>
    </Section>
  );
}
