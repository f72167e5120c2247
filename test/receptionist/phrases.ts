/** How a caller words things. `{v}` is the value, `{o}` the one it replaces. */
export type Wording = {
  plain: readonly string[];
  corrected?: readonly string[];
  denied?: readonly string[];
};

export const english: Readonly<Record<string, Wording>> = {
  preferred_staff: {
    plain: ['I usually see {v}.', 'Could it be with {v} again?', '{v} always looks after me.'],
    corrected: [
      'Actually, I would rather see {v} from now on.',
      "I don't see {o} any more, it's {v} now.",
      "I've switched to {v}, not {o} any more.",
      'From now on {v}, please, instead of {o}.',
      "{o} and I no longer get along, I'd like {v}.",
    ],
    denied: ["I don't see {v} any more, anyone will do."],
  },
  preferred_time: {
    plain: ['For me {v} would be best.', 'I prefer {v}.'],
    corrected: [
      'Actually, {v} would suit me better these days.',
      'From now on {v}, please, not {o} any more.',
      "My hours have changed, it's {v} now.",
    ],
  },
  email: {
    plain: ['My e-mail is {v}.', 'You can write to {v}.'],
    corrected: [
      "My e-mail has changed, it's {v} now.",
      'Actually, the e-mail is {v}, please stop using the other one.',
      'From now on write to {v}, not to {o} any more.',
      'Forget the old e-mail, use {v} from now on.',
    ],
  },
  address: {
    plain: ['I live at {v}.', 'The address is {v}.'],
    corrected: [
      "We have moved, from now on it's {v}.",
      "Actually, it's {v} now, not {o} any more.",
      "My address has changed, it's {v}.",
      'I no longer live there, it is {v} these days.',
    ],
  },
  contact_channel: {
    plain: ['Best send me a {v}.', 'I like to be told by {v}.'],
    corrected: ['From now on please use {v} instead of {o}.', 'Actually, {v} works better, not {o} any more.'],
  },
  vehicle: {
    plain: ["It's for my {v}.", 'I drive a {v}.'],
    corrected: [
      'I sold the {o}, from now on I drive a {v}.',
      "I don't have the {o} any more, it's a {v} now.",
      "I've sold the {o} and bought a {v} instead.",
      'The {o} is no longer with me, I have a {v} these days.',
    ],
  },
  vehicle_plate: {
    plain: ['The registration is {v}.', 'Number plate {v}.'],
    corrected: ['So the registration is {v} now, not {o} any more.', 'The plate has changed, it is actually {v}.'],
  },
  vehicle_mileage: {
    plain: ['It has {v} miles on the clock.'],
    corrected: ["Actually it's {v} miles now, on the new one."],
  },
  allergies: {
    plain: ["I'm allergic to {v}.", 'Please remember that I cannot have {v}, I have an allergy.'],
    denied: ["I'm no longer allergic to {v}.", "The {v} allergy has gone, I'm not allergic to that any more."],
  },
  services_had: { plain: ['Last time I had the {v}.'] },
  likes: { plain: ['I do like {v}.'], denied: ["I don't like {v} any more."] },
  dislikes: { plain: ["I can't stand {v}."] },
  dependants: { plain: ['I also book for my {v}.'] },
  pets: { plain: ['I bring {v} along.'], denied: ["We don't have {v} any more."] },
};

export const german: Readonly<Record<string, Wording>> = {
  ...english,
  preferred_staff: {
    plain: ['Ich bin sonst immer bei {v}.'],
    corrected: ['Ab jetzt bitte {v}, nicht mehr {o}.', 'Eigentlich möchte ich lieber zu {v}.'],
    denied: ['Zu {v} möchte ich nicht mehr, mir ist jeder recht.'],
  },
  email: {
    plain: ['Meine E-Mail ist {v}.'],
    corrected: ['Meine E-Mail hat sich geändert, sie lautet jetzt {v}.', 'Ab jetzt bitte an {v}, nicht mehr an {o}.'],
  },
  address: {
    plain: ['Ich wohne {v}.'],
    corrected: ['Wir sind umgezogen, ab jetzt {v}.', 'Die Adresse ist nicht mehr {o}, sondern {v}.'],
  },
  vehicle: {
    plain: ['Es geht um meinen {v}.'],
    corrected: ['Den {o} habe ich nicht mehr, ab jetzt fahre ich einen {v}.'],
  },
  vehicle_plate: {
    plain: ['Das Kennzeichen ist {v}.'],
    corrected: ['Das Kennzeichen ist jetzt {v}, nicht mehr {o}.'],
  },
  allergies: {
    plain: ['Ich bin allergisch gegen {v}.'],
    denied: ['Ich bin nicht mehr allergisch gegen {v}.'],
  },
};

export const introductions = {
  en: ['Hello, this is {n}.', 'My name is {n}.', "Hi, it's {n} here.", 'Good morning, {n} speaking.'],
  de: ['Guten Tag, hier ist {n}.', 'Mein Name ist {n}.'],
} as const;

/** Sentences that sound like a name or a correction to a hasty rule, and are neither. */
export const misleading: readonly string[] = [
  'Hi, this is regarding my appointment.',
  'This is urgent, please.',
  "I'm calling about next week.",
  'I am running a little late.',
  'My name should be on the list already.',
  'Call me back when you can, please.',
  'You can call me any time.',
  "It's the same as always, nothing has changed.",
  'This is the second time I am calling.',
  'Actually, never mind, that is fine.',
  "I'm not from here, sorry for my accent.",
  "It's Tuesday that suits me best this week.",
];

export const smallTalk: readonly string[] = [
  'I would like an appointment, please.',
  'When could I come in?',
  'Thank you, that sounds good.',
  'Could you tell me the opening hours?',
];
