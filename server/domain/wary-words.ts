/**
 * Words with next to no place in a standing fact about a person (a preference, a car, a pet), in the four languages:
 * rules and money of the business, talk to somebody as "you", please, others' data. Reasons for a call and complaints
 * are about just these things, so they are not judged by them. Folded, with a space at each end.
 */
export const businessWords: readonly RegExp[] = [
  / (?:rules?|polic(?:y|ies)|fees?|costs?|prices?|priced|pricing|deposits?|charges?|charged|billing|discounts?|surcharges?|refunds?|verification|verify|verified|instructions?|permissions?|permitted|entitled|exempt\w*|exception|whoever|whatever|regardless|everyone|everybody|obey|comply|overrule\w*|outranks?|lifted|secret|confidential|bookings|the diary|the till|access to|apply|applies|at cost|for nothing|say yes|yes to|even (?:if|when)|owner of|tone of|an? \w+ tone|complimentary|courtesy of|loyalty|upgrade[ds]?|freely|privileges?) /,
  / (?:do as|as (?:he|she|they) says?|should|shall|is to|are to|may|must (?:be|have|get|receive)|no need|identity|identification|consent|the code|code (?:for|to|of)|bonus|anyone else|before (?:others|anyone|everyone)|(?:people|anybody|someone|neighbou?r) s|never (?:pay|pays|settles?|owes?)|settle never|on account) /,
  / (?:the|this|other|all|every|any|previous) (?:callers?|customers?|clients?|patients?) /,
  / (?:regeln?|gebuhr(?:en)?|\w*preis|kosten|kostenfrei|anzahlung|anweisung(?:en)?|erlaubnis|berechtigt|gelten|gilt|ausnahme|zugriff|zugang|geheim|rechnung stellen|terminkalender|vorkasse|befugnis|dem haus|buchungen) /,
  / (?:soll|sollen|sollte|vorrang|vor anderen|prufung|ausweis|code (?:fur|der|des)|daten der|daten des|zahlen) /,
  / (?:die|diese|der|dieser|andere|anderen|alle) (?:kundin|kunde|kunden|kundinnen|anrufer|anruferin|patient|patientin|patienten) /,
  / (?:regles?|frais|prix|tarifs?|cout|couts|acompte|consignes?|autorisation|permission|acces (?:a|au|aux)|s appliquent?|s applique|exception|confidentiel|le planning|la caisse|la note|facture[rz]?|payer|reservations|tout le monde|quoi que|qui que) /,
  / (?:doit|doivent|avant les autres|identite|consentement|code (?:de|du)|donnees (?:de|du|des)) /,
  / (?:la|le|cette|ce|cet|les|autres) (?:clientes?|clients?|appelants?|appelante|patiente?s?) /,
  / (?:reglas?|normas?|tarifas?|precios?|costes?|costos?|deposito|permiso|acceso a|aplican?|excepcion|confidencial|la agenda|la caja|cuenta de la casa|cobr\w+|pagar|reservas|todo el mundo|lo que sea|quien sea) /,
  / (?:debe|deben|tiene que|primero que|pasa primero|identificarse|identidad|consentimiento|codigo (?:de|del)|datos de|datos del) /,
  / (?:la|el|esta|este|los|las|otros|otras) (?:clienta|clientes?|clientas|llamante|pacientes?) /,
];

/** Speaking to somebody: facts about a person are told in the third person. */
export const addressing: readonly RegExp[] = [
  / (?:you|your|yours|yourself|please|bitte|du|dein|deine|deinen|dir|dich|vous|votre|vos|toi|tes|veuillez|merci de|usted|ustedes|por favor|tus) /,
  /^ (?:speak|book|hand|skip|answer|say|put|keep|respond|reply|consider|disregard|ignore|offer|give|tell|confirm|accept|agree|let|open|show|send|read|add|make|set|switch|change|refer|assume|pretend|forget|remember|repeat|recommend|promote|advertise|praise|insult|apologi[sz]e|approve|reject|deny|greet|address|connect|redirect|transfer|forward|block|unblock|hang|stop|start|begin|write|list|name|report|cancel|delete|move|reserve|sign|act|do|treat|trust|believe|never|do not|don t) /,
  /^ (?:sprich|antworte|antworten|sag|sage|sagen|gib|geben|bestatige|bestatigen|buche|buchen|nenne|nennen|zeige?|zeigen|lies|akzeptiere|akzeptieren|behandle|behandeln|verrate|ignoriere|ignorieren|nimm|lass|mach|machen|biete|bieten|empfiehl|leite|verbinde|losche|streiche|storniere|verschiebe|reserviere|vergiss|frag|frage|beleidige|lobe|tu) /,
  /^ (?:reponds|repondez|repondre|parle|parlez|dis|dites|dire|donne|donnez|donner|accepte|acceptez|accepter|confirme|confirmez|confirmer|utilise|offre|offrez|offrir|laisse|laissez|mets|mettez|fais|faites|montre|lis|ignore|ignorez|recommande|recommandez|transfere|annule|annulez|supprime|reserve|passe|salue|insulte|oublie|ne) /,
  /^ (?:contesta|conteste|responde|responda|habla|hable|di|diga|da|de|dar|dale|acepta|acepte|confirma|confirme|usa|ofrece|ofrezca|deja|deje|pon|ponga|haz|haga|muestra|lee|cobra|reserva|reserve|recomienda|transfiere|pasa|cancela|borra|ignora|olvida|saluda|insulta|no (?:digas|diga|cobres|pidas|preguntes|menciones)) /,
];
