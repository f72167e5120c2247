/** What our things are called at the providers. The tag keeps two installations on one account apart. */
export function namesOf(tag: string) {
  return {
    secret: {
      initiation: `Linekeeper ${tag} call start`,
      tool: `Linekeeper ${tag} tools`,
      brain: `Linekeeper ${tag} own model`,
    },
    webhook: `Linekeeper ${tag}`,
    engine: (business: string): string => `Linekeeper ${tag} ${business}`,
    fallback: (business: string): string => `Linekeeper ${tag} ${business}`,
  } as const;
}

/** The header that carries a secret of ours (spec §3). */
export const SECRET_HEADER = 'X-Linekeeper-Secret';
