// What the compiler complains of, as a rule of ESLint: both need the same types, which are found once this way instead
// of twice (docs/decisions/0297).
import ts from 'typescript';

/**
 * A rule that reports of each file what `tsc -b` would: syntax, types and declarations, of the file's own project. What
 * is wrong with a project as a whole stands at the first of its files.
 */
export function createCompilerRule() {
  const seen = new WeakSet();

  function ofProject(program) {
    if (seen.has(program)) return [];
    seen.add(program);
    return [
      // Of a program that ESLint's project service made, getConfigFileParsingDiagnostics() is always empty.
      ...(program.getCompilerOptions().configFile?.parseDiagnostics ?? []),
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
    ];
  }

  function create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    if (!program) return {};
    return {
      Program(node) {
        const file = esTreeNodeToTSNodeMap.get(node);
        const complaints = [
          ...ofProject(program),
          ...program.getSyntacticDiagnostics(file),
          ...program.getSemanticDiagnostics(file),
          ...program.getDeclarationDiagnostics(file),
        ];
        for (const complaint of complaints) context.report(inWords(complaint, file));
      },
    };
  }
  return { meta: { type: 'problem', schema: [] }, create };
}

function inWords({ code, messageText, file: where, start = 0 }, file) {
  const isElsewhere = where !== undefined && where !== file;
  const { line, character } = file.getLineAndCharacterOfPosition(isElsewhere ? 0 : start);
  const said = `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  return {
    loc: { line: line + 1, column: character },
    message: isElsewhere ? `${where.fileName}: ${said}` : said,
  };
}
