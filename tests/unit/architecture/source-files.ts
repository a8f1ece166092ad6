import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export type Import = { from: string; typeOnly: boolean };
export type SourceFile = { path: string; imports: Import[]; undocumented: string[]; hooks: string[] };

const roots: Record<string, string> = {
  '#app/': 'app/',
  '#server/': 'server/',
  '#prisma/': 'prisma/',
  '#seed/': 'seed/',
};

/** A path of the project, or the package's name. */
function resolve(file: string, specifier: string): string {
  for (const [alias, folder] of Object.entries(roots)) {
    if (specifier.startsWith(alias)) return path.posix.join(folder, specifier.slice(alias.length));
  }
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  return specifier;
}

function isExported(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
}

/** Reads one module: what it imports (erased or kept), exported functions without a doc comment, React hooks called. */
export function readSource(file: string, text: string): SourceFile {
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : undefined,
  );
  const imports: Import[] = [];
  const undocumented: string[] = [];
  const hooks: string[] = [];
  const documented = (node: ts.Node) => ts.getJSDocCommentsAndTags(node).length > 0;
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = node.importClause;
      const named = clause?.namedBindings;
      const typeOnly =
        !!clause &&
        (clause.isTypeOnly ||
          (!clause.name &&
            !!named &&
            ts.isNamedImports(named) &&
            named.elements.length > 0 &&
            named.elements.every((e) => e.isTypeOnly)));
      imports.push({ from: resolve(file, node.moduleSpecifier.text), typeOnly });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      imports.push({ from: resolve(file, node.moduleSpecifier.text), typeOnly: node.isTypeOnly });
    } else if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword && first && ts.isStringLiteral(first)) {
        imports.push({ from: resolve(file, first.text), typeOnly: false });
      }
      if (ts.isIdentifier(node.expression) && /^use[A-Z]/.test(node.expression.text)) hooks.push(node.expression.text);
    } else if (ts.isFunctionDeclaration(node) && isExported(node) && !documented(node)) {
      undocumented.push(node.name?.text ?? 'default');
    } else if (ts.isVariableStatement(node) && isExported(node) && !documented(node)) {
      for (const declaration of node.declarationList.declarations) {
        const made = declaration.initializer;
        if (made && (ts.isArrowFunction(made) || ts.isFunctionExpression(made)))
          undocumented.push(declaration.name.getText());
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { path: file, imports, undocumented, hooks };
}

/** Every module of the named folders, generated code left out. */
export function readProject(folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      .map((entry) => path.posix.join(entry.parentPath.split(path.sep).join('/'), entry.name))
      .filter((file) => !file.startsWith('prisma/generated/'))
      .map((file) => readSource(file, readFileSync(file, 'utf8'))),
  );
}
