import type { ThirdParty } from './third-party.ts';

/** The bill of materials of a package, as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). */
export function toSbom(parts: readonly ThirdParty[], { version }: { version: string }): object {
  const own = { type: 'application', 'bom-ref': 'linekeeper', name: 'linekeeper', version };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { ...own, licenses: [{ license: { id: 'MIT' } }] } },
    components: parts.map(toComponent),
    dependencies: [{ ref: 'linekeeper', dependsOn: parts.map(reference) }],
  };
}

function toComponent(part: ThirdParty): object {
  const { name, version, licence, homepage, fromNpm } = part;
  return {
    type: 'library',
    'bom-ref': reference(part),
    name,
    version,
    // Several at once are an expression there, and no name of the list.
    licenses: [licence.includes(' ') ? { expression: licence } : { license: { id: licence } }],
    ...(fromNpm ? { purl: reference(part) } : {}),
    ...(homepage === undefined ? {} : { externalReferences: [{ type: 'website', url: homepage }] }),
  };
}

/** A package address (https://github.com/package-url/purl-spec); the `@` of a scope is escaped there. */
function reference({ name, version, fromNpm }: ThirdParty): string {
  return `pkg:${fromNpm ? 'npm' : 'generic'}/${name.replace('@', '%40')}@${version}`;
}
