export const settingsEn = {
  title: 'Settings',
  parts: {
    shop: 'Shop',
    words: 'What the agent is told',
    secrets: 'Secrets',
    privacy: 'Privacy',
    window: 'This window',
  },
  save: 'Save',
  discard: 'Discard',
  unsaved: 'Not saved yet',
  saved: 'Saved.',
  cannotSave: 'Not saved: see the marked fields.',
  window: {
    title: 'This window',
    lead: 'Kept in this browser only.',
  },
} as const;
