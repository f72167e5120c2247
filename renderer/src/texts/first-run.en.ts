export const firstRunEn = {
  title: 'Nobody has called yet',
  lead: 'Linekeeper gives the voice agent on your phone number a memory. It tells the agent who is probably calling and what you know, learns from every call, and keeps it all on this computer.',
  see: {
    title: 'See it at work first',
    sentence: 'The demo is a sample salon with invented callers. It needs no account and has a folder of its own.',
    byPress: {
      how: 'Linekeeper closes and opens again with the demo. While you look at it, callers of your own number are not recognised.',
      open: 'See the demo',
      opening: 'Linekeeper closes now and opens again with the demo.',
      back: '“Leave the demo” at the top leads back here; nothing of the demo stays in your memory.',
    },
    byHand: {
      how: 'Stop Linekeeper with Ctrl-C, then start it like this:',
      back: 'Start it without the last word and you are back here; nothing of the demo stays in your memory.',
    },
  },
  begin: {
    title: 'Then set up your own shop',
    wizard:
      'Have your keys of ElevenLabs and Twilio at hand. Linekeeper connects both for you and ends with a test call: about ten minutes.',
    connect: 'Connect your phone',
    byHand: 'I set it up by hand',
    steps: {
      shop: 'Say who you are: name, time zone, greeting and secrets.',
      address:
        'Give ElevenLabs a way to this computer: a tunnel that Linekeeper opens, or an https address of your own.',
      agent: 'In ElevenLabs, point your agent at these addresses.',
      rehearse: 'Rehearse a call, and hear what the agent would be told.',
    },
    settings: 'Open Settings',
    way: 'Choose the way to the phone',
    rehearse: 'Open Rehearse',
    missing: 'none yet',
    local: 'On this computer',
    outside: 'From outside',
    initiation: 'When it rings',
    finished: 'When a call is over',
    tool: 'Tool',
  },
  moving: {
    title: 'You had Linekeeper before?',
    sentence:
      'A backup brings everything here that was remembered on another computer, or before this one was set up anew: callers, calls, bookings and settings. You need its file and its passphrase.',
    action: 'I have a backup',
  },
  next: 'The first call appears here by itself.',
  copy: 'Copy',
  copied: 'Copied',
} as const;
