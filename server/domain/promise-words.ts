/**
 * How promises and requests for a call-back are worded in English, German, French and Spanish. Patterns run over a
 * folded sentence with a space at each end.
 */

/** The business will ring: spoken by the agent. */
export const callsBack: readonly RegExp[] = [
  / (?:ll|will|shall|is going to|are going to|am going to|re going to|m going to) (?:\w+ ){0,4}(?:call|ring|phone) you /,
  / (?:ll|will|shall|going to) (?:\w+ ){0,3}(?:get back to you|be in touch|give you a (?:call|ring)|return your call|get in touch|reach out to you|come back to you) /,
  / (?:have|ask|get) (?:\w+ ){1,4}(?:to )?(?:call|ring|phone) you /,
  / (?:rufen|rufe|ruft|wird|werden|werde) (?:\w+ ){0,8}(?:zuruck|an|zuruckrufen|anrufen) /,
  / (?:melden uns|melde mich|meldet sich) /,
  / (?:vous rappell\w+|vous appellera\w*|te rappell\w+|recontacter\w*|revenons vers vous|reviendr\w+ vers vous) /,
  / (?:le|la|te|os|les) (?:volver\w+ a llamar|llamar(?:e|emos|a|an)|llamamos|devolver\w+ la llamada|contactar\w+) |(?:pondremos|pondre) en contacto /,
];

/** The business will do something else: spoken by the agent. */
export const promises: readonly RegExp[] = [
  / (?:ll|will|shall|going to) (?:\w+ ){0,3}(?:send|e mail|email|text|mail|post|forward|order|follow up|let you know|inform you|prepare|set aside|put aside|refund|reserve|drop off|deliver|have (?:\w+ ){1,4}(?:send|sent|ready|done|prepared|checked|ordered|delivered)|ask (?:\w+ ){1,4}to send) /,
  / (?:schick\w*|send\w*|mail\w*|bestell\w*|informier\w*|bereite\w*|reservier\w*) (?:\w+ )?(?:ihnen|dir|das|die|den|es|sie) /,
  / (?:werde|werden|wird) (?:\w+ ){0,8}(?:schicken|senden|mailen|bestellen|informieren|vorbereiten|reservieren|zusenden|zuschicken) /,
  / (?:vous|t|te) (?:enver\w+|envoi\w+|transmettr\w+|prepar\w+|confirmer\w+|tiendr\w+ au courant) | (?:commanderons|commanderai|preparerons|preparerai) /,
  / (?:le|la|te|les|os) (?:enviar(?:e|emos|an|a)|enviamos|mandar(?:e|emos|an)|avisar(?:e|emos|an)|informar(?:e|emos|an)|confirmar(?:e|emos|an)|reservar(?:e|emos)) | (?:pediremos|prepararemos|encargaremos) /,
];

/** Weaker wording, a promise only together with a day: "I'll check that by Friday", but not "I'll check for you now". */
export const datedPromises: readonly RegExp[] = [
  / (?:ll|will|shall|going to) (?:\w+ ){0,3}(?:check|arrange|confirm|look into|find out|sort|fix|repair|finish|book|call|ring|see to|be ready|update|hold|keep) /,
  / (?:ist|sind|wird|werden|prufe\w*|klare\w*|kummer\w*) (?:\w+ ){0,6}(?:fertig|bereit|gepruft|geklart|nach|das|darum) /,
  / (?:sera|seront) (?:\w+ )?(?:pret|prete|prets|pretes|termine\w*) | (?:verifier\w+|regarder\w+) /,
  / estaran? (?:\w+ )?(?:list[ao]s?|terminad[ao]s?|preparad[ao]s?) | (?:comprobaremos|miraremos|revisaremos) /,
];

/** The caller asks to be rung. */
export const asksForCall: readonly RegExp[] = [
  / (?:call|ring|phone) (?:me|us) (?:back|again|tomorrow|on|at|when|later|today|as soon|once|after|before|next|please|in|this|if|about|monday|tuesday|wednesday|thursday|friday|saturday|sunday) /,
  / (?:can|could|would|will|please|have|ask|get|want|like|need) (?:\w+ ){0,4}(?:to )?(?:call|ring|phone) (?:me|us) (?!a |an |any ?time |whenever )/,
  / (?:give|gives) me a (?:call|ring) | (?:a |request a |get a )(?:call back|callback) | return my call | get back to me /,
  / (?:rufen sie|ruf|ruft) (?:mich|uns) | (?:mich|uns) (?:\w+ ){0,4}(?:zuruckrufen|anrufen|zuruckruft|anruft) | ruckruf /,
  / (?:rappele[rz]?|rappell\w+|appele[rz]) moi | (?:me|nous) (?:rappeler|recontacter|rappelle|rappeliez|rappelez) /,
  / (?:llameme|llamame|llamenme) | (?:me|nos) (?:puede|pueden|podria|podrian) (?:\w+ )?llamar | (?:puede|pueden|podria|podrian) (?:llamarme|llamarnos|devolverme) | (?:me|nos) (?:llamen|llame|llamara|devuelv\w+) /,
];
