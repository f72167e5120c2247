export const computerEn = {
  title: 'This computer',
  lead: 'Linekeeper works on this computer. When it is off, asleep or without the internet, your callers are not recognised.',
  running: {
    title: 'While you are open',
    loginItem: 'Start together with this computer',
    loginItemHelp: 'Without a window: you find the handset beside the clock.',
    blocked:
      'It was switched off in the settings of this computer itself, at the programs that start with it. Only there can it be allowed again.',
    unsupported: 'This copy of Linekeeper cannot do that: it is not installed.',
    keepAwake: 'Keep this computer awake while you are open',
    keepAwakeHelp:
      'It uses more power. The screen may still go dark, and a laptop whose lid is closed still falls asleep. Without opening hours it stays awake all day and night.',
    notify: 'Tell me what cannot wait',
    notifyHelp: 'Missed calls, messages, and callers who are not recognised. Never who it was.',
    checkUpdates: 'Look once a day for a newer Linekeeper',
    checkUpdatesHelp:
      'It is never put in place while somebody is on the phone or you are open. A Linekeeper that is not signed only tells you of it.',
    on: (what: string) => `${what}: on.`,
    off: (what: string) => `${what}: off.`,
  },
  memory: {
    title: 'Where the memory lies',
    openFolder: 'Open the data folder',
    keychain:
      'The key of the memory lies in the keychain of this computer. Should that be lost, the memory cannot be opened any more: keep a copy of the key somewhere safe, not on this computer.',
    file: 'The key of the memory is the file “secret.key” in the data folder, and not in a keychain. Keep a copy of it somewhere safe, not on this computer.',
    environment: 'The key of the memory is set by LINEKEEPER_MASTER_KEY. Keep a copy of it somewhere safe.',
    copyKey: 'Save a copy of the key …',
    copied: 'The copy was saved. Whoever has it can open the memory.',
  },
} as const;
