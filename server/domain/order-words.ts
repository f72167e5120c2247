/**
 * Words of orders, folded, none of them a name: whoever "is called" so wants to be obeyed (reliability.md T15). Words
 * that are names somewhere (Will, Grant, Said, Price, Mai, Y) are left out.
 */
const orderWords = new Set(
  `you your yours are must should shall would ignore disregard obey forget instruction instructions previous prompt system
  assistant always never owner admin administrator override rules secret then skip tell give please and or the verify
  verified verification verifying confirm approve approved approval discount discounts refund refunds waive deny reject
  repeat pretend reveal disclose grants allow allowed allows access treat mention not without from now until
  when whenever because if but with everyone everything nothing anything caller callers customer customers password code
  policy prices charge charges deposit payment bypass transfer forward delete cancel apply follow answer reply respond speak
  say says call make let also than that this these those which what who
  sie musst muss sollst soll ignoriere ignorieren anweisung anweisungen immer niemals nie dann danach uberspringe
  uberspringen sag sage sagen gib gebe geben bitte und oder nicht ohne wenn aber prufe prufen prufung bestatige bestatigen
  rabatt regel regeln jetzt alle alles vergiss
  vous dois doit devez toujours jamais ignorez puis ensuite alors sautez donnez dites dis plait et ou verifie verifiez
  verifier confirme confirmez sans remise regle regles consigne consignes oublie oubliez maintenant mais
  usted debes debe siempre nunca instrucciones ignora ignore luego entonces despues omite omita omitir salta salte dile dime
  diga favor verifica verifique verificar verificacion confirma confirme sin descuento regla reglas olvida ahora pero
  poi dopo salti ignori sempre dimmi dica dammi devi deve favore oppure verifichi sconto regole adesso
  daarna negeer altijd nooit zeg geef alstublieft alsjeblieft moet moeten verifieer korting regels
  depois entao pule sempre deves voce ignorar verificacao desconto regras agora`
    .trim()
    .split(/\s+/),
);

/** Whether a folded word belongs to an order and to no name. */
export function isOrderWord(word: string): boolean {
  return orderWords.has(word);
}
