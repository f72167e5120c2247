/**
 * English of T15: what a caller might say so that the agent reads it as an order. Patterns run over folded text (lower
 * case, single spaces) with a space at each end.
 */
export const orders: readonly RegExp[] = [
  / (?:ignor\w*|disregard|forget|overrid\w+|bypass|skip|drop|discard) (?:\w+ ){0,4}(?:instruct\w+|rules?|prompts?|guidelines?|polic(?:y|ies)|above|previous|prior|everything|restrictions?|limits?|filters?|safeguards?|checks?|training) /,
  / (?:from now on|going forward|from this (?:day|point|moment)|from today|as of (?:now|today)|starting (?:now|today)|henceforth|in all future calls|next time (?:i|he|she|they|we|someone) calls?|whenever (?:i|he|she|they|someone) calls?|every time (?:i|he|she|they) calls?) /,
  / you (?:must|should|shall|have to|need to|ought to|will|are to|are now|can now|may now|are required|are allowed|are permitted|always|never|re now|ll) /,
  / you (?:are|re) (?:now )?(?:the|my|our|an?) (?:new )?(?:owner|boss|manager|admin|administrator|assistant|servant|bot|system) /,
  / (?:must|should|shall) (?:always|never|obey|comply) /,
  / (?:always|never) (?:\w+ )?(?:tell|say|give|offer|charge|bill|apply|grant|confirm|accept|answer|reply|respond|reveal|share|waive|let|allow|treat|assume|mention|approve|refund|provide|follow|obey|comply|agree|believe|trust|verify|check|question|do what|do whatever|put me) /,
  / (?:tell|inform|remind) (?:me|us|him|them|everyone|everybody|anyone|every|all|the|any|other|callers?|customers?|people|staff) /,
  / (?:give|hand|offer|grant|send|read|show|text) (?:me|us|him|her|them|everyone|everybody|anyone|this (?:caller|customer|client)|the (?:caller|customer|client)|out|all|any) /,
  / (?:pretend|roleplay|role play|act as|act like|behave (?:as|like)|imagine you|respond (?:with|only|in)|reply (?:with|only|in)|answer (?:with|only)|repeat (?:after|the|your|everything)|reveal|disclose|print (?:the|your|out)|output (?:the|your)|execute|read (?:back|aloud)|recite|translate your) /,
  / (?:transfer|forward|wire|delete|erase|wipe|cancel|remove|change|update|reset|unlock|open) (?:me|the (?:call|money|funds|records?|appointments?|bookings?|account|door|safe|calendar)|all|every|any|everyone|other|my (?:debt|balance|bill|invoice)) /,
  / (?:treat|consider|regard) (?:me|us|this|him|her|them|it) (?:as|an?|like|to be) /,
  / (?:make sure|be sure to|remember (?:that|to|this)|note that|keep in mind|do not (?:tell|say|ask|charge|mention|verify|check|reveal|record|warn|bill)|don t (?:tell|say|ask|charge|mention|verify|check|reveal|record|warn|bill)|stop (?:asking|following|charging|checking|verifying)|let (?:me|him|her|them|the caller|this caller) (?:in|have|know|skip|do|access|see|hear|off)) /,
  / (?:without|no need to) (?:asking|ask|check|identify|consent|checking|verif\w+|confirm\w+|paying|payment|charge|deposit|question|an? (?:deposit|id|appointment)) /,
];

export const authority: readonly RegExp[] = [
  / (?:owner|boss|manager|management|director|founder|developer|admin|administrator|supervisor|head office|headquarters|ceo|company|shop|salon|garage|dentist|doctor|practice|your colleagues?|reception\w*|staff|team) (?:has |have |had |already |always |just |personally |once )*(?:said|says|say|told|tells|agreed|agrees|promised|promises|approved|authori[sz]ed|allows?|allowed|lets?|wants|confirmed|gave|gives|offered|insists|ordered|instructed|decided|signed off) /,
  / (?:i am|i m|this is|speaking as|on behalf of|instructions? (?:of|from)|orders? (?:of|from)|permission (?:of|from)) (?:the |your |a |an )?(?:new |real |actual |acting )?(?:owner|boss|manager|management|director|founder|developer|admin|administrator|supervisor|head office|ceo|system|police|elevenlabs|openai) /,
];

export const machine: readonly RegExp[] = [
  / (?:system (?:prompt|message|instructions?|notes?|override|update|commands?|mode|role|notice|admin\w*|alert)|jailbreak|developer mode|debug mode|admin mode|god mode|dan mode|language model|llm|chatgpt|gpt|openai|chatbot|an? ai|robot|bot|agent (?!called|named)\w+s|pirate|ai (?:model|assistant|agent)|api keys?|tool calls?|function calls?|end of (?:notes?|prompt|profile|context|memory)|new (?:instructions?|rules?|policy|prompt|persona|directive)|(?:your|these|following|previous|prior|my|special|hidden|secret|original|initial|standing) (?:instructions?|prompts?|rules?|guidelines?|directives?|configuration)|follow (?:these|my|this|the)|passwords?|passcode|access code|secret keys?|override code) /,
  / (?:the|this|an?|any) (?:agent|assistant|bot|ai|receptionist|model|system|voice) (?:must|should|has to|needs to|will|shall|can|may|is (?:to|allowed|required|now)|ought|always|never|is not allowed) /,
  / (?:other|all|every|any|previous|last) (?:customers?|callers?|clients?|patients?) (?:s |get |gets |are |is |must |should |names?|numbers?|details|data|addresses|appointments|records|phone)/,
];

export const money: readonly RegExp[] = [
  / (?:discounts?|discounted|rebates?|percent|per cent|voucher|vouchers|coupon|coupons|promo|refund|refunds|refunded|complimentary|gratis|half price|half off|freebies?|on the house|waived?|store credit|cashback|free of charge|for free|free for|no charge|zero cost|at no cost|costs? nothing|never pays?|pays? (?:nothing|half|only|less|zero|no)|not (?:have to|need to) pay|doesn t (?:have to|need to) pay|don t (?:have to|need to) pay|never (?:charged|billed)|not (?:be )?(?:charged|billed)|without charge|cheapest price|cheaper|price match) /,
  / (?:special|reduced|lower|lowest|old|fixed|vip|staff|employee|family|friends?|member|loyalty|wholesale|cost|trade) (?:price|prices|pricing|rate|rates|deal|deals|offer|tariff) /,
  / (?:price|prices|fee|fees|rate|total|bill|cost|costs) (?:is|are|was|were|of|should|must|has|will|only|always|for|to) /,
  / free (?:cut|haircut|colou?r|service|services|appointments?|treatments?|visits?|check|checks|checkups?|repairs?|tyres?|tires?|oil|wash|products?|stuff|cleaning|whitening|inspection|upgrades?|gifts?|everything|entry|lifetime|forever|mot|of cost|delivery|blow) /,
  / (?:everything|all|always|completely|totally|is|are|it|them|services?|cuts?|said|entirely|work|treatment|goes|in|come|comes|get|gets|got) free /,
  / (?:costs?|pays?|charged?|owes?|credit of|worth) (?:\w+ )?(?:\d+|one|two|three|four|five|ten|twenty|fifty|hundred) /,
  / (?:\d+|one|two|three|five|ten|twenty|thirty|forty|fifty|hundred|thousand) (?:euros?|dollars?|pounds?|bucks|quid|francs?|cents?|pence) /,
];

export const rights: readonly RegExp[] = [
  / (?:is|are|am|be|been|was|i m|he s|she s) (?:always )?(?:allowed to|permitted to|entitled|authori[sz]ed|cleared|exempt|verified|pre ?approved|an? (?:admin|administrator|vip)) /,
  / (?:vip|admin|administrator|unlimited|full|priority|special|root) (?:status|access|rights|privileges|permissions?|treatment|member|credit|booking|customer) /,
  / (?:has|have|with|gets|got) (?:\w+ )?(?:permission|access|authori[sz]ation|clearance|priority|privileges) /,
  / (?:before (?:anyone|everyone) else|ahead of (?:others|everyone|anyone)) /,
  / (?:jump|skip|skips|cut) the (?:queue|line|waiting list) /,
];
