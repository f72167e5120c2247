import type { Words } from './catalogue.ts';
import type { modelEn } from './model.en.ts';

export const modelDe: Words<typeof modelEn> = {
  title: 'Ihr eigenes Modell',
  lead: 'Ein Sprachmodell, das Sie selbst betreiben oder mieten: Es kann beendete Anrufe lesen und am Telefon das Denken übernehmen.',
  where: {
    title: 'Welches Modell',
    address: 'Adresse seines Servers',
    addressHelp:
      'Jeder Server, der wie OpenAI spricht. Auf diesem Computer: Ollama http://127.0.0.1:11434/v1, LM Studio http://127.0.0.1:1234/v1, vLLM http://127.0.0.1:8000/v1, OpenClaw http://127.0.0.1:18789/v1. Anderswo: OpenAI https://api.openai.com/v1. Bei OpenClaw ist dieser Zugang zuerst ausgeschaltet, und Anrufer sprächen mit seinen Werkzeugen: Geben Sie ihm einen Agenten ohne welche.',
    name: 'Name des Modells',
    nameHelp: 'So, wie sein Server es nennt: Wählen Sie unten eines, sobald die Adresse gespeichert ist.',
    key: 'Schlüssel',
    keyHelp: 'Server auf diesem Computer brauchen oft keinen.',
    keyStates: {
      none: 'nicht gesetzt.',
      sent: 'gesetzt.',
      elsewhere:
        'gesetzt, aber für eine andere Adresse eingegeben: An diese wird er nicht gesendet. Gilt er auch für diese, geben Sie ihn noch einmal ein unter',
      unaddressed:
        'LLM_API_KEY setzt ihn, aber daneben keine Adresse: Er wird nirgendwohin gesendet. Setzen Sie auch OPENCLAW_API_BASE_URL auf die Adresse, für die er ist.',
    },
    toSecrets: 'Geheimnisse',
    lockedBy: (variable) => `Darüber entscheidet ${variable}.`,
    saved: 'Gespeichert. Gilt ab der nächsten Antwort.',
    isHere:
      'Sein Server läuft auf diesem Computer. Was Anrufer sagen, bleibt hier, solange dieser Server es nicht weitergibt, wie es OpenClaw und „Cloud“-Modelle von Ollama tun.',
    isElsewhere:
      'Es läuft nicht auf diesem Computer: Was Anrufer sagen und was über sie bekannt ist, wird an diese Adresse gesendet. Prüfen Sie, ob Sie das dürfen, und sagen Sie es Ihren Anrufern.',
    none: 'Es ist kein Modell eingerichtet. An keines wird etwas gesendet.',
  },
  offered: {
    title: 'Was sein Server anbietet',
    none: 'Sein Server bietet noch kein Modell an',
    noneSentence: 'Laden Sie dort zuerst eines und sehen Sie dann noch einmal nach.',
    noAddress: 'Speichern Sie zuerst eine Adresse: Dann stehen ihre Modelle hier.',
    choose: 'Dieses verwenden',
    inUse: 'in Gebrauch',
    again: 'Noch einmal nachsehen',
    chosen: (name) => `${name} wird ab der nächsten Antwort verwendet.`,
  },
  abilities: {
    title: 'Was es kann',
    help: 'Dem Modell werden zwei kurze Fragen gestellt; von Anrufern steht nichts darin. Das kann bis zu einer Minute dauern.',
    try: 'Ausprobieren',
    first: (ms) => `Erstes Wort nach ${ms} ms`,
    firstSlow: 'Am Telefon ist das eine Pause: Unter 1000 ms klingt es natürlich.',
    firstNone: 'Es dachte nach, bis es unterbrochen wurde, und sagte kein Wort',
    noWord: 'Am Telefon ist das Stille.',
    thinks: 'Denkt nach, bevor es spricht',
    thinksLack:
      'So lange hört ein Anrufer nichts und wird um einen Moment gebeten: Nehmen Sie ein Modell, das das nicht tut, oder schalten Sie das Nachdenken auf seinem Server ab.',
    streams: 'Seine Worte kommen, während es sie schreibt',
    noStream: 'Seine Worte kommen alle auf einmal: Am Telefon kann es nicht sprechen.',
    tools: 'Benutzt die Werkzeuge des Agenten',
    noTools: 'Es kann während eines Anrufs weder in den Kalender sehen noch sich etwas merken.',
    usage: 'Sagt, was eine Antwort gekostet hat',
    noUsage: 'Was es kostet, ist dann hier nicht bekannt.',
    yes: 'ja',
    no: 'nein',
    notSeen: 'nicht zu sehen',
    toolsNotSeen: 'Seine Gedanken waren nicht rechtzeitig zu Ende.',
    needsModel: 'Wählen Sie zuerst ein Modell.',
  },
  lend: {
    title: 'Einem Agenten von ElevenLabs leihen',
    help: 'Ein Agent dort kann dieses Modell um jede Antwort bitten; was über den Anrufer bekannt ist, wird dazugelegt. Wählen Sie im Agenten „Custom LLM“ und tragen Sie ein:',
    address: 'Server-URL',
    noAddress: 'Sobald dieser Computer erreichbar ist, steht hier seine Adresse.',
    headers: 'Kopfzeilen der Anfrage, damit der Anrufer bekannt ist',
    shopHeaders:
      'Bei mehr als einem Betrieb auch diese: Eine Nummer allein sagt nichts, denn jeder Betrieb hat seine eigenen Anrufer',
    secret: 'API-Schlüssel: das Geheimnis „Ihr Modell, dem Agenten geliehen“',
    toSecrets: 'Unter Geheimnisse setzen',
    isSet: 'gesetzt',
    isNotSet: 'nicht gesetzt: Vorher gibt es die Adresse nicht',
    copy: 'Kopieren',
    copied: 'Kopiert',
  },
};
