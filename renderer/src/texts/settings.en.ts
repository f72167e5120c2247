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
  chooseFirst: 'Choose first what is to stand.',
  clash: {
    title: 'Changed elsewhere in the meantime',
    lead: 'Somebody saved this in another window while you were changing it. Nothing of yours is lost: choose which is to stand.',
    there: 'There now:',
    nothing: 'nothing',
    mine: 'Keep mine',
    theirs: 'Take what is there',
    of: (choice: string, what: string) => `${choice}: ${what}`,
  },
  window: {
    title: 'This window',
    lead: 'Kept in this browser only.',
  },
} as const;
