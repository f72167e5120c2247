/**
 * Numbers that are kept for films and rehearsals and ring nowhere: every rehearsed call comes from one. A text to one
 * would cost money and arrive nowhere. North America, and what the British regulator keeps free for drama.
 */
const INVENTED = /^(?:\+1\d{3}55501\d\d|\+1555\d{7}|\+447700900\d{3}|\+44(?:2079460|1134960|1632960)\d{3})$/;

export function isInvented(e164: string): boolean {
  return INVENTED.test(e164);
}
